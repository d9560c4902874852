package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import io.rounds.reference.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the target from the addresses of redirectors: click counters, e-mail filters, AMP caches, the Wayback Machine
 * and the proxies of university libraries. Redirectors with the target in a parameter are in {@code redirectors.csv}.
 */
final class Redirectors {
    private static final List<String> LIBRARY_PROXIES =
            List.of(".ezproxy", ".idm.oclc.org", ".eproxy.", ".libproxy", ".proxy.lib", ".translate.goog");
    private static final List<String> AMP_CACHES = List.of("cdn.ampproject.org", "bing-amp.com");
    private static final List<String> AMP_VIEWERS = List.of("google.*", "bing.com");

    /** What Proofpoint appends to the address. */
    private static final String PROOFPOINT_END = "__;";

    /** The domains of archive.today; its short addresses are in {@code shorteners.csv}. */
    private static final List<String> ARCHIVE_TODAY = List.of(
            "archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.fo", "archive.md");

    private final List<Rule> rules;

    private Redirectors(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(String domain, String path, String parameter) {}

    static Redirectors load() {
        List<Rule> rules = new ArrayList<>();
        for (CSVRecord row : ReferenceTable.rows("redirectors.csv")) {
            rules.add(new Rule(row.get("domain"), row.get("path"), row.get("parameter")));
        }
        return new Redirectors(List.copyOf(rules));
    }

    /** The target of a redirector's address; null if the address is not one of a redirector. */
    @Nullable String target(WebAddress address) {
        for (Rule rule : rules) {
            if (address.path().startsWith(rule.path()) && address.isUnder(rule.domain())) {
                String target = address.parameter(rule.parameter());
                if (target != null && target.startsWith("http")) {
                    return target;
                }
            }
        }
        String inPath = inPath(address);
        return inPath == null ? behindProxy(address) : inPath;
    }

    private static @Nullable String inPath(WebAddress address) {
        String path = address.path();
        return switch (address.host()) {
            case "web.archive.org" -> path.startsWith("/web/") ? from(path.indexOf("http", 5), address) : null;
            case "urldefense.com" -> path.startsWith("/v3/__") ? unwrapped(address) : null;
            case "urldefense.proofpoint.com" -> spelledOut(address);
            case "open.substack.com" -> newsletter(address.segments());
            case "twitter.com", "x.com" ->
                address.fragment().startsWith("!/")
                        ? "https://x.com" + address.fragment().substring(1)
                        : null;
            default -> otherInPath(address);
        };
    }

    private static @Nullable String otherInPath(WebAddress address) {
        String path = address.path();
        if (ARCHIVE_TODAY.contains(address.host())) {
            return from(path.indexOf("http"), address);
        }
        for (String cache : AMP_CACHES) {
            if (address.isUnder(cache)) {
                int viewer = path.indexOf('/', 1);
                return viewer < 0 ? null : viewed(path.substring(viewer), address);
            }
        }
        for (String viewer : AMP_VIEWERS) {
            if (address.isUnder(viewer)) {
                return viewed(path, address);
            }
        }
        return null;
    }

    private static @Nullable String from(int start, WebAddress address) {
        return start < 0 ? null : withQuery(oneProtocol(address.path().substring(start)), address.parameters());
    }

    /** AMP viewers show {@code /s/host/path} over https and {@code /host/path} over http. */
    private static @Nullable String viewed(String path, WebAddress address) {
        int host = path.startsWith("/s/") ? 3 : 1;
        int end = host;
        boolean dotted = false;
        while (end < path.length() && path.charAt(end) != '/') {
            char c = path.charAt(end++);
            if (c != '.' && c != '-' && !Chars.isAlphanumeric(c)) {
                return null;
            }
            dotted |= c == '.';
        }
        return dotted ? withQuery("https://" + path.substring(host), address.parameters()) : null;
    }

    /** Proofpoint's third form, {@code /v3/__https://host/path__;...}; null if characters of the address were replaced. */
    private static @Nullable String unwrapped(WebAddress address) {
        String path = address.path().substring("/v3/__".length());
        int end = path.indexOf(PROOFPOINT_END);
        List<String> parameters = new ArrayList<>();
        for (String parameter : end < 0 ? address.parameters() : List.<String>of()) {
            int cut = parameter.indexOf(PROOFPOINT_END);
            parameters.add(cut < 0 ? parameter : parameter.substring(0, cut));
        }
        String target = withQuery(oneProtocol(end < 0 ? path : path.substring(0, end)), parameters);
        return target.indexOf('*') >= 0 ? null : target;
    }

    /** Proofpoint's second form, where {@code -} stands for the percent sign and {@code _} for the slash. */
    private static @Nullable String spelledOut(WebAddress address) {
        String target = address.path().equals("/v2/url") ? address.parameter("u") : null;
        return target == null
                ? null
                : PercentEncoding.decode(target.replace('-', '%').replace('_', '/'));
    }

    /** {@code /pub/name/p/post} in Substack's reader is a post of that newsletter. */
    private static @Nullable String newsletter(List<String> segments) {
        return segments.size() >= 4
                        && segments.get(0).equals("pub")
                        && segments.get(2).equals("p")
                ? "https://" + segments.get(1) + ".substack.com/p/" + segments.get(3)
                : null;
    }

    /** Restores the second slash after the protocol, which some archives and our own normalisation drop. */
    private static String oneProtocol(String target) {
        int colon = target.indexOf(":/");
        return colon < 0 || target.startsWith("://", colon) ? target : target.replaceFirst(":/", "://");
    }

    private static String withQuery(String target, List<String> parameters) {
        return parameters.isEmpty() ? target : target + "?" + String.join("&", parameters);
    }

    private static @Nullable String behindProxy(WebAddress address) {
        String host = address.host();
        if (host.contains("proxy") && address.path().equals("/login")) {
            String url = address.parameter("url");
            return url == null ? address.parameter("qurl") : url;
        }
        for (String proxy : LIBRARY_PROXIES) {
            int at = host.indexOf(proxy);
            if (at > 0) {
                String front = host.substring(0, at);
                String behind = front.indexOf('.') < 0 ? dotted(front) : front;
                return behind.indexOf('.') < 0
                        ? null
                        : withQuery("https://" + behind + address.path(), address.parameters());
            }
        }
        return null;
    }

    /** {@code www-nejm-org} is {@code www.nejm.org}; a hyphen of the name is doubled. */
    private static String dotted(String host) {
        return host.replace("--", "\0").replace('-', '.').replace('\0', '-');
    }
}
