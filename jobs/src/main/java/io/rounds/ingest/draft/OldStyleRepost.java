package io.rounds.ingest.draft;

import org.jspecify.annotations.Nullable;

/**
 * A repost as people wrote it by hand before there was a button, and as the API still cuts it: {@code RT @user: text}.
 *
 * <p>Only at the beginning of the text, in capitals, with a space; the colon may be missing. With a comment before it
 * the tweet is an original, and {@code MT} (modified) is the author's own wording.
 *
 * @param handle whose tweet it is, without {@code @}, as written
 * @param bodyStart where the reposted text begins
 */
record OldStyleRepost(String handle, int bodyStart) {
    /** X's own limit is 15; some accounts of the first years have more. */
    private static final int MAX_HANDLE = 20;

    /** The repost that the text is, or null. */
    static @Nullable OldStyleRepost of(String text) {
        int at = skipSpace(text, 0);
        if (!text.startsWith("RT", at)) {
            return null;
        }
        int sign = skipSpace(text, at + 2);
        if (sign == at + 2 || sign >= text.length() || !isAt(text.charAt(sign))) {
            return null;
        }
        int end = sign + 1;
        while (end < text.length() && isHandle(text.charAt(end))) {
            end++;
        }
        int length = end - sign - 1;
        if (length == 0 || length > MAX_HANDLE) {
            return null;
        }
        int body = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
        return new OldStyleRepost(text.substring(sign + 1, end), skipSpace(text, body));
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isAt(char c) {
        return c == '@' || c == '\uFF20';
    }

    private static boolean isHandle(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
