package io.rounds.extract.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The normalised parts of an {@code http} or {@code https} address.
 *
 * @param host lower-case ASCII, without {@code www.} and the like
 * @param port empty, or a colon and a number other than 80 and 443
 * @param path empty, or starting with a slash; no trailing slash, no {@code .}, {@code ..} or {@code amp} segments, no session id
 * @param parameters {@code name=value} or {@code name}, sorted and without tracking parameters
 * @param fragment without {@code #}; empty unless it identifies content ({@code #!...} or {@code #/...})
 */
record WebAddress(String host, String port, String path, List<String> parameters, String fragment) {
    private static final int MAX_PORT = 65_535;
    private static final String AMP_FILE = ".amp";
    private static final Set<String> AMP_FILE_TYPES = Set.of(".html", ".htm", ".php", ".asp", ".aspx", ".jsp");
    private static final Set<String> AMP_SEGMENTS = Set.of("amp", "amp-page", "amp.html");
    /** How a SICI code in a DOI ends whose check character is {@code #}. */
    private static final String CHECKED_BY = ";2-";

    /** Parses an address with or without a protocol; null if it is invalid or truncated. */
    static @Nullable WebAddress parse(String written, Hosts hosts, TrackingParameters tracking) {
        String url = written.strip();
        int start = startOfAuthority(url);
        if (start < 0 || isCutOff(url)) {
            return null;
        }
        int end = endOfAuthority(url, start);
        int user = url.lastIndexOf('@', end - 1);
        String authority = url.substring(Math.max(start, user + 1), end);
        int colon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
        String host = hosts.normalise(colon < 0 ? authority : authority.substring(0, colon));
        String port = colon < 0 ? "" : port(authority.substring(colon + 1));
        if (host == null || port == null) {
            return null;
        }
        int hash = url.endsWith(CHECKED_BY + '#') ? url.length() : indexOf(url, '#', end, url.length());
        int question = indexOf(url, '?', end, hash);
        String path = path(url.substring(end, question));
        List<String> parameters =
                question < hash ? parameters(url.substring(question + 1, hash), host, tracking) : List.of();
        String fragment = hash < url.length() ? fragment(url.substring(hash + 1)) : "";
        WebAddress address = new WebAddress(host, port, path, parameters, fragment);
        return address.endsWithEllipsis() ? null : address;
    }

    private static int startOfAuthority(String url) {
        if (url.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        if (url.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        int end = endOfAuthority(url, 0);
        boolean otherScheme = url.startsWith("://", Math.max(0, end - 1));
        boolean mail = url.lastIndexOf('@', end - 1) >= 0;
        return end == 0 || otherScheme || mail ? -1 : 0;
    }

    /** Whether an ellipsis shows that the address is truncated. */
    private static boolean isCutOff(String url) {
        return url.indexOf('\u2026') >= 0 || url.endsWith("...");
    }

    /** Whether the address without tracking parameters ends with an ellipsis. */
    boolean endsWithEllipsis() {
        String last =
                !fragment.isEmpty() ? fragment : parameters.isEmpty() ? path : parameters.get(parameters.size() - 1);
        return last.endsWith("...");
    }

    private static int endOfAuthority(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int indexOf(String s, char c, int from, int otherwise) {
        int index = s.indexOf(c, from);
        return index < 0 || index > otherwise ? otherwise : index;
    }

    private static @Nullable String port(String written) {
        if (written.isEmpty()) {
            return "";
        }
        if (!Ids.isNumber(written) || written.length() > 5) {
            return null;
        }
        int port = Integer.parseInt(written);
        if (port > MAX_PORT) {
            return null;
        }
        return port == 80 || port == 443 ? "" : ":" + port;
    }

    /** Normalises a path. */
    static String path(String written) {
        String path = PercentEncoding.normalise(written.replace('\\', '/'), PercentEncoding.PATH);
        String before;
        do {
            before = path;
            path = Sessions.withoutInPath(path);
            if (path.contains("/.") || path.contains("/amp")) {
                path = withoutEmptySteps(path);
            }
            path = withoutAmpInFile(path.substring(0, endWithoutForm(path)));
        } while (!before.equals(path));
        return path;
    }

    /** The end of a path without trailing slashes and AMP file type. */
    private static int endWithoutForm(String path) {
        int end = path.length();
        int before = -1;
        while (end != before) {
            before = end;
            end -= path.startsWith(AMP_FILE, end - AMP_FILE.length()) ? AMP_FILE.length() : 0;
            end -= end > 0 && path.charAt(end - 1) == '/' ? 1 : 0;
        }
        return end;
    }

    /** {@code /page.html} for {@code /page.amp.html}, as Adobe's and other systems name the AMP form. */
    private static String withoutAmpInFile(String path) {
        int type = path.lastIndexOf('.');
        int start = type;
        while (start >= AMP_FILE.length() && path.startsWith(AMP_FILE, start - AMP_FILE.length())) {
            start -= AMP_FILE.length();
        }
        boolean amp = type >= 0 && start < type && AMP_FILE_TYPES.contains(path.substring(type));
        return amp && start > 0 && path.charAt(start - 1) != '/'
                ? path.substring(0, start) + path.substring(type)
                : path;
    }

    /** Resolves {@code .} and {@code ..} and drops {@code amp} segments, unless there is nothing else. */
    private static String withoutEmptySteps(String path) {
        List<String> kept = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.equals("..")) {
                if (!kept.isEmpty()) {
                    kept.remove(kept.size() - 1);
                }
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        List<String> withoutAmp = new ArrayList<>(kept);
        withoutAmp.removeIf(AMP_SEGMENTS::contains);
        boolean onlyAmp = String.join("", withoutAmp).isEmpty();
        return "/" + String.join("/", onlyAmp ? kept : withoutAmp);
    }

    private static List<String> parameters(String query, String host, TrackingParameters tracking) {
        List<String> all = new ArrayList<>();
        for (String written : query.split("&", -1)) {
            all.add(PercentEncoding.normalise(unescaped(written), PercentEncoding.QUERY));
        }
        List<String> kept = ShareButtons.removed(Sessions.withoutInParameters(tracking.removed(all, host)));
        Collections.sort(kept);
        return kept;
    }

    /** Strips the rest of an HTML-escaped ampersand. */
    private static String unescaped(String parameter) {
        String s = parameter;
        while (s.startsWith("amp;")) {
            s = s.substring(4);
        }
        return s;
    }

    private static String fragment(String written) {
        boolean content = written.startsWith("!") || written.startsWith("/");
        return content ? PercentEncoding.normalise(written, PercentEncoding.QUERY) : "";
    }

    /** The decoded value of a parameter; null if there is none. Names are case-insensitive. */
    @Nullable String parameter(String name) {
        for (String parameter : parameters) {
            if (parameter.regionMatches(true, 0, name, 0, name.length())
                    && parameter.length() > name.length()
                    && parameter.charAt(name.length()) == '=') {
                return PercentEncoding.decode(parameter.substring(name.length() + 1));
            }
        }
        return null;
    }

    /** The path without its first slash, decoded. */
    String decodedPath() {
        return path.isEmpty() ? "" : PercentEncoding.decode(path).substring(1);
    }

    /** The decoded segments of the path; none for the front page. */
    List<String> segments() {
        return path.isEmpty() ? List.of() : List.of(decodedPath().split("/", -1));
    }

    /**
     * Another page of the same host, without parameters.
     *
     * @param decodedPath with its first slash
     */
    WebAddress page(String decodedPath) {
        return new WebAddress(host, port, path(decodedPath.replace("%", "%25")), List.of(), "");
    }

    boolean isUnder(String domain) {
        return Hosts.isUnder(host, domain);
    }

    /** The canonical URL. */
    String canonical() {
        StringBuilder out =
                new StringBuilder("https://").append(host).append(port).append(path);
        if (path.isEmpty() && !(parameters.isEmpty() && fragment.isEmpty())) {
            out.append('/');
        }
        if (!parameters.isEmpty()) {
            out.append('?').append(String.join("&", parameters));
        }
        if (!fragment.isEmpty()) {
            out.append('#').append(fragment);
        }
        return out.toString();
    }
}
