package io.rounds.ingest.follow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Looks for hashtags in the bytes of a message, without parsing it: a message without a match has none of them. A message
 * with a match may have one; only parsing it shows.
 *
 * <p>A hashtag follows {@code #} in a text, or a quotation mark as a value of its own. Letters of ASCII are compared
 * without their case. All that normalisation may turn into such a letter (full-width and mathematical letters, escapes)
 * is not ASCII or begins with a backslash, and counts as a match of the rest. Immutable and thread-safe.
 */
public final class TagMatcher {
    private static final int BYTES = 256;

    /** By the first byte in lower case, the tags that begin with it. */
    private final byte[][][] byFirst = new byte[BYTES][][];
    /** Whether a tag begins with something else than ASCII: then any such byte may begin one. */
    private final boolean beyondAscii;

    /** @param tags normalised hashtags */
    public TagMatcher(Set<String> tags) {
        List<List<byte[]>> lists = new ArrayList<>();
        for (int i = 0; i < BYTES; i++) {
            lists.add(new ArrayList<>());
        }
        boolean other = false;
        for (String tag : tags) {
            byte[] bytes = tag.getBytes(StandardCharsets.UTF_8);
            lists.get(bytes[0] & 0xff).add(bytes);
            other |= bytes[0] < 0;
        }
        for (int i = 0; i < BYTES; i++) {
            byFirst[i] = lists.get(i).toArray(new byte[0][]);
        }
        beyondAscii = other;
    }

    /** Whether one of the tags may be in these bytes of UTF-8. */
    public boolean mayMatch(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '#' || b == '"' || b == (byte) 0x83) {
                // 0x83 ends the full-width number sign, EF BC 83.
                if (i + 1 < to && beginsAt(bytes, i + 1, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean beginsAt(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first == '\\') {
            // An escaped character other than those that JSON escapes in every text.
            return at + 1 < to && bytes[at + 1] == 'u';
        }
        if (first < 0) {
            return beyondAscii || mayBecomeAscii(bytes, at, to);
        }
        for (byte[] tag : byFirst[lower(first)]) {
            if (matches(tag, bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] tag, byte[] bytes, int at, int to) {
        for (int i = 0; i < tag.length; i++) {
            if (at + i >= to) {
                return false;
            }
            byte b = bytes[at + i];
            if (lower(b) != (tag[i] & 0xff)) {
                return b < 0 || b == '\\' || tag[i] < 0;
            }
        }
        return true;
    }

    /** Whether normalisation turns the character into a letter or digit of ASCII. */
    private static boolean mayBecomeAscii(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int second = at + 1 < to ? bytes[at + 1] & 0xff : 0;
        int third = at + 2 < to ? bytes[at + 2] & 0xff : 0;
        return switch (first) {
            // Ordinal indicators, superscript digits; long s.
            case 0xc2 -> second == 0xaa || second == 0xba || second == 0xb2 || second == 0xb3 || second == 0xb9;
            case 0xc5 -> second == 0xbf;
            // Modifier letters; super- and subscripts, letter-like symbols, circled letters.
            case 0xca, 0xcb -> true;
            case 0xe1 -> second == 0xb4 || second == 0xb5 || second == 0xb6;
            case 0xe2 -> second >= 0x81 && second <= 0x93;
            // Full-width digits and letters.
            case 0xef -> second == 0xbc ? third >= 0x90 : second == 0xbd && third <= 0x9a;
            // Mathematical alphanumerics, squared letters.
            case 0xf0 -> second == 0x9d || second == 0x9f;
            default -> false;
        };
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b & 0xff;
    }
}
