package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * The names of fields that were seen last, so that the same few hundred names of all records are not decoded again and again.
 *
 * <p>A direct-mapped cache for all threads: each name has exactly one slot, where a new name replaces the old one. So records
 * with names that nobody has seen before cost no memory. A thread that reads a slot while another one writes it sees the
 * old name or the new one, both of which are whole.
 */
final class FieldNames {
    /** The longest name in the cache, in bytes. */
    static final int MAX_LENGTH = 32;

    private static final int BITS = 11;
    /** Of the golden ratio; the others are odd numbers without a pattern, too. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final long SECOND_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long THIRD_FACTOR = 0x94D049BB133111EBL;
    private static final long FOURTH_FACTOR = 0xD6E8FEB86659FD93L;

    private static final @Nullable Known[] KNOWN = new Known[1 << BITS];

    private FieldNames() {}

    /**
     * A name, and its bytes as four words.
     *
     * @param again whether it was seen a second time. Only then it is interned, so that comparing it with a name in the code takes
     *     no look at its characters: a record may have a hundred thousand names that nobody will see again.
     */
    private record Known(long first, long second, long third, long fourth, String name, boolean again) {
        Known seenAgain() {
            return new Known(first, second, third, fourth, name.intern(), true);
        }
    }

    /**
     * The name whose bytes, all of them ASCII and none of them zero, are these words, with zeros behind.
     *
     * @param bytes where it stands, too
     */
    static String of(long first, long second, long third, long fourth, byte[] bytes, int from, int to) {
        long hash = first * FACTOR + second * SECOND_FACTOR + third * THIRD_FACTOR + fourth * FOURTH_FACTOR;
        int slot = (int) (hash >>> (Long.SIZE - BITS));
        Known known = KNOWN[slot];
        if (known != null
                && known.first == first
                && known.second == second
                && known.third == third
                && known.fourth == fourth) {
            if (!known.again) {
                KNOWN[slot] = known.seenAgain();
            }
            return known.name;
        }
        String name = new String(bytes, from, to - from, ISO_8859_1);
        KNOWN[slot] = new Known(first, second, third, fourth, name, false);
        return name;
    }
}
