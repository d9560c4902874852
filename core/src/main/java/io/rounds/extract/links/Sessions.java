package io.rounds.extract.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes session ids from addresses: they tell who was reading, not what. Parameters that are never anything else
 * ({@code PHPSESSID}, {@code CFID}) are in {@code tracking_parameters.csv}; here are those in paths, and the parameters
 * that are session ids only if their value looks like one.
 */
final class Sessions {
    private static final String[] IN_PATHS = {
        ";jsessionid=", "%3bjsessionid=", ";phpsessid=", "%3bphpsessid=", ";sessionid=", "%3bsessionid="
    };

    /** Names that elsewhere name content: a session of a conference, a story. */
    private static final Set<String> NAMES = Set.of("sid", "s", "ses", "sess", "session", "sessionid", "session_id", "session-id");

    private static final int MIN_TOKEN_LENGTH = 20;
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
        if (equals < 1 || !NAMES.contains(parameter.substring(0, equals).toLowerCase(Locale.ROOT))) {
            return false;
        }
        String value = parameter.substring(equals + 1);
        return equals == 1 ? isHash(value) : isToken(value);
    }

    /** Whether it is an MD5 in hexadecimal digits, which forums give to a parameter as short as {@code s}. */
    private static boolean isHash(String value) {
        return value.length() == HASH_LENGTH && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean isToken(String value) {
        boolean digits = false;
        boolean letters = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits |= c >= '0' && c <= '9';
            letters |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '-' || c == '_' || c == '.') {
                // A slug has words, a token has none: between its signs are digits, too.
                continue;
            }
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return value.length() >= MIN_TOKEN_LENGTH && digits && letters;
    }
}
