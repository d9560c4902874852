package io.rounds.ingest.draft;

import org.jspecify.annotations.Nullable;

/**
 * The texts of X. Its API escapes the three characters {@code &}, {@code <} and {@code >} in texts as HTML does, and nothing
 * else; tools pass the text on as it is. The positions in entities and in {@code display_text_range} count characters of that
 * escaped text.
 */
public final class XText {
    private XText() {}

    /** The text as people wrote it: each of the three escapes undone once, and not what that uncovers. */
    public static String unescaped(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        @Nullable StringBuilder written = null;
        int from = 0;
        while (at >= 0) {
            char c = escaped(text, at);
            if (c != 0) {
                written = written == null ? new StringBuilder(text.length()) : written;
                written.append(text, from, at).append(c);
                from = at + (c == '&' ? 5 : 4);
            }
            at = text.indexOf('&', Math.max(at + 1, from));
        }
        return written == null
                ? text
                : written.append(text, from, text.length()).toString();
    }

    /** The character whose escape begins here; 0 if none does. */
    private static char escaped(String text, int at) {
        if (text.startsWith("amp;", at + 1)) {
            return '&';
        }
        if (text.startsWith("lt;", at + 1)) {
            return '<';
        }
        return text.startsWith("gt;", at + 1) ? '>' : 0;
    }
}
