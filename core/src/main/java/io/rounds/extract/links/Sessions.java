package io.rounds.extract.links;

import io.rounds.extract.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes session ids from addresses: they identify the reader, not the page. Parameters that are never anything else
 * ({@code PHPSESSID}, {@code CFID}) are in {@code tracking_parameters.csv}; here are those in paths, and the parameters
 * that are session ids only if their value looks like one.
 */
final class Sessions {
    private static final String[] IN_PATHS = {
        ";jsessionid=", "%3bjsessionid=", ";phpsessid=", "%3bphpsessid=", ";sessionid=", "%3bsessionid="
    };

    /** Names of sessions, of which the first also names stories. */
    private static final Set<String> NAMES = Set.of("sid", "ses", "sess");

    /** Names that elsewhere name content: a session of a conference, a search. Forums give them a hash. */
    private static final Set<String> NAMES_OF_HASHES = Set.of("s", "sessionid", "session_id", "session-id");

    private static final int MIN_TOKEN_LENGTH = 20;
    private static final int MIN_CHANGES = 4;
    private static final int HASH_LENGTH = 32;

    /** The kinds of tokens that ASP.NET writes into a path: session, authentication, features, device. */
    private static final String ASP_TOKENS = "SAFX";

    private Sessions() {}

    /** A path without session ids. */
    static String withoutInPath(String encoded) {
        String path = encoded;
        if (path.indexOf(';') >= 0 || path.contains("%3B")) {
            for (String mark : IN_PATHS) {
                path = without(mark, path);
            }
        }
        return path.contains("/(") ? withoutAspTokens(path) : path;
    }

    private static String without(String mark, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int start = lower.indexOf(mark);
        if (start < 0) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        int at = 0;
        while (start >= 0) {
            kept.append(path, at, start);
            int slash = path.indexOf('/', start);
            at = slash < 0 ? path.length() : slash;
            start = lower.indexOf(mark, at);
        }
        return kept.append(path, at, path.length()).toString();
    }

    /** Drops segments such as {@code (S(lit3py55t21z5v55vlm25s55))} and {@code (X(1)S(...))}. */
    private static String withoutAspTokens(String path) {
        List<String> kept = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!isAspTokens(segment)) {
                kept.add(segment);
            }
        }
        return String.join("/", kept);
    }

    private static boolean isAspTokens(String segment) {
        int end = segment.length() - 1;
        if (end < 4 || segment.charAt(0) != '(' || segment.charAt(end) != ')') {
            return false;
        }
        int at = 1;
        while (at < end) {
            int close = segment.indexOf(')', at);
            boolean token = ASP_TOKENS.indexOf(segment.charAt(at)) >= 0
                    && segment.charAt(at + 1) == '('
                    && close > at + 2
                    && close < end;
            if (!token) {
                return false;
            }
            at = close + 1;
        }
        return true;
    }

    /** The {@code name=value} parameters without those whose value is that of a session. */
    static List<String> withoutInParameters(List<String> parameters) {
        List<String> kept = new ArrayList<>(parameters.size());
        for (String parameter : parameters) {
            if (!isSession(parameter)) {
                kept.add(parameter);
            }
        }
        return kept;
    }

    private static boolean isSession(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 1) {
            return false;
        }
        String name = parameter.substring(0, equals).toLowerCase(Locale.ROOT);
        String value = parameter.substring(equals + 1);
        return NAMES.contains(name) ? isHash(value) || isToken(value) : NAMES_OF_HASHES.contains(name) && isHash(value);
    }

    /** Whether it is an MD5 in hexadecimal digits. */
    private static boolean isHash(String value) {
        return value.length() == HASH_LENGTH && value.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    /** Whether it is long and letters and digits change often, as nobody would name anything. */
    private static boolean isToken(String value) {
        int changes = 0;
        boolean digit = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean now = c >= '0' && c <= '9';
            if (!now && !Chars.isAsciiLetter(c)) {
                return false;
            }
            changes += i > 0 && now != digit ? 1 : 0;
            digit = now;
        }
        return value.length() >= MIN_TOKEN_LENGTH && changes >= MIN_CHANGES;
    }
}
