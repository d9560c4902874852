package io.rounds.extract;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Takes the target out of addresses that hold one: click counters, e-mail filters, AMP caches, the Wayback Machine
 * and the proxies of university libraries. Those that hold it in a parameter are in {@code redirectors.csv}.
 */
final class Redirectors {
    private static final List<String> LIBRARY_PROXIES = List.of(".ezproxy.", ".idm.oclc.org", ".eproxy.", ".libproxy.");
    private static final String AMP_CACHE = ".cdn.ampproject.org";

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

    /** The address inside an address, or null where it points to its own page. */
    @Nullable String target(WebAddress address) {
        for (Rule rule : rules) {
            if (address.isUnder(rule.domain()) && address.path().startsWith(rule.path())) {
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
        if (address.host().equals("web.archive.org") && path.startsWith("/web/")) {
            int target = path.indexOf("http", 5);
            return target < 0 ? null : withQuery(oneProtocol(path.substring(target)), address);
        }
        if (address.host().endsWith(AMP_CACHE)) {
            return ampTarget(path.indexOf("/s/"), address);
        }
        return Hosts.domain(address.host()).startsWith("google.") && path.startsWith("/s/")
                ? ampTarget(0, address)
                : null;
    }

    private static @Nullable String ampTarget(int s, WebAddress address) {
        return s < 0 ? null : withQuery("https://" + address.path().substring(s + 3), address);
    }

    /** Some archives and our own cutting of slashes leave one slash after the protocol. */
    private static String oneProtocol(String target) {
        int colon = target.indexOf(":/");
        return colon < 0 || target.startsWith("://", colon) ? target : target.replaceFirst(":/", "://");
    }

    private static String withQuery(String target, WebAddress address) {
        return address.parameters().isEmpty() ? target : target + "?" + String.join("&", address.parameters());
    }

    private static @Nullable String behindProxy(WebAddress address) {
        for (String proxy : LIBRARY_PROXIES) {
            int at = address.host().indexOf(proxy);
            if (at > 0) {
                String front = address.host().substring(0, at);
                String host = front.indexOf('.') < 0 ? dotted(front) : front;
                return host.indexOf('.') < 0 ? null : withQuery("https://" + host + address.path(), address);
            }
        }
        return null;
    }

    /** {@code www-nejm-org} is {@code www.nejm.org}; a hyphen of the name is doubled. */
    private static String dotted(String host) {
        return host.replace("--", "\0").replace('-', '.').replace('\0', '-');
    }
}
