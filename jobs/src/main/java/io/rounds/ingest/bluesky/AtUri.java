package io.rounds.ingest.bluesky;

import org.jspecify.annotations.Nullable;

/**
 * The address of a record of Bluesky, {@code at://did/collection/rkey}.
 *
 * @see <a href="https://atproto.com/specs/at-uri-scheme">AT URI scheme</a>
 */
record AtUri(String did, String collection, String rkey) {
    static final String POST = "app.bsky.feed.post";
    static final String REPOST = "app.bsky.feed.repost";

    private static final String SCHEME = "at://";
    /** Documents have ids of at most 512 bytes. Real ones have some 46 characters, and the specification allows far more. */
    private static final int MAX_LENGTH = 500;

    /** The address that the text is, or null. */
    static @Nullable AtUri of(@Nullable String text) {
        if (text == null || !text.startsWith(SCHEME)) {
            return null;
        }
        int collection = text.indexOf('/', SCHEME.length()) + 1;
        int rkey = text.indexOf('/', collection) + 1;
        if (collection == 0 || rkey == 0) {
            return null;
        }
        AtUri uri = new AtUri(
                text.substring(SCHEME.length(), collection - 1),
                text.substring(collection, rkey - 1),
                text.substring(rkey));
        return uri.isWellFormed() ? uri : null;
    }

    /** Whether account and key are of the form the specification demands, and not longer than a document's id may be. */
    boolean isWellFormed() {
        return did.startsWith("did:")
                && did.length() + rkey.length() < MAX_LENGTH
                && !rkey.isEmpty()
                && isPlain(did)
                && isPlain(rkey);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && ".-_:~%".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean isPost() {
        return collection.equals(POST);
    }

    /** What identifies it among all posts and reposts of Bluesky. */
    String id() {
        return did + '/' + rkey;
    }

    /** Where people read the post. */
    String url() {
        return "https://bsky.app/profile/" + did + "/post/" + rkey;
    }
}
