package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields that were seen last, so that the same few hundred names of all records are not decoded again and again.
 *
 * <p>A direct-mapped cache for all threads: each name has exactly one slot, where a new name replaces the old one. So records
 * with names that nobody has seen before cost no memory. A thread that reads a slot while another one writes it sees the
 * old name or the new one, both of which are whole.
 */
final class FieldNames {
    private static final int SLOTS = 1 << 11;
    /** Longer names are no fields of a network. */
    private static final int MAX_LENGTH = 64;

    private static final @Nullable Known[] KNOWN = new Known[SLOTS];

    private FieldNames() {}

    private record Known(byte[] bytes, String name) {}

    /**
     * The name that these bytes are.
     *
     * @param bytes ASCII between the two places
     * @param hash the same for the same bytes
     */
    static String of(byte[] bytes, int from, int to, long hash) {
        if (to - from > MAX_LENGTH) {
            return decoded(bytes, from, to);
        }
        int slot = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 53);
        Known known = KNOWN[slot];
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
            return known.name;
        }
        String name = decoded(bytes, from, to);
        KNOWN[slot] = new Known(Arrays.copyOfRange(bytes, from, to), name);
        return name;
    }

    private static String decoded(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, ISO_8859_1);
    }
}
