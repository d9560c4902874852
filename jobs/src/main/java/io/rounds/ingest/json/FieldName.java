package io.rounds.ingest.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The name of a field, of ASCII and no longer than {@value #MAX_LENGTH} characters, as its bytes are compared: as words of eight
 * bytes. The same few hundred names make up nearly all records, so that the last ones are kept and not decoded again.
 *
 * <p>They are kept in a direct-mapped cache for all threads: each name has exactly one slot, where a new name replaces the old
 * one, so that records with names that nobody has seen before cost no memory. The fields mostly come in the same order, so
 * that each name also remembers one that came after it, which is the first to be compared. Both are changed without locks:
 * whatever a thread sees, it is a name, and compared with the bytes.
 */
final class FieldName {
    /** The longest name, in bytes. */
    static final int MAX_LENGTH = 32;

    /** Where the first field of a record follows. */
    static final FieldName NONE = new FieldName(0, 0, 0, 0, "", 0);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 11;
    /** One of so many surprises changes what is expected. All threads share it, and to write it is dearer than to read it. */
    private static final int SURPRISES = 16;

    /** Of the golden ratio; the others are odd numbers without a pattern, too. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final long SECOND_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long THIRD_FACTOR = 0x94D049BB133111EBL;
    private static final long FOURTH_FACTOR = 0xD6E8FEB86659FD93L;

    private static final @Nullable FieldName[] KNOWN = new FieldName[1 << BITS];

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;
    private final String decoded;
    private final int slot;
    private final int length;
    /** Which bits of the last word belong to it, and whether the words before do. */
    private final long firstMask;

    private final long secondMask;
    private final long thirdMask;
    private final long fourthMask;
    /**
     * The same name, interned, so that comparing it with a name in the code takes no look at its characters. Only from the second
     * time on: a record may have a hundred thousand names that nobody will see again.
     */
    private @Nullable String interned;

    /** The slot of the name that came after this one. No reference: those would chain names that have lost their slots. */
    private int next;

    private FieldName(long first, long second, long third, long fourth, String decoded, int slot) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.decoded = decoded;
        this.slot = slot;
        this.length = decoded.length();
        this.firstMask = mask(length);
        this.secondMask = mask(length - 8);
        this.thirdMask = mask(length - 16);
        this.fourthMask = mask(length - 24);
    }

    /** The lowest so many bytes of a word; none if it is less than one, all from eight on. */
    private static long mask(int bytes) {
        if (bytes <= 0) {
            return 0;
        }
        return bytes >= 8 ? -1 : (1L << (8 * bytes)) - 1;
    }

    /**
     * The name whose bytes, none of them zero, are these words, with zeros behind.
     *
     * @param bytes where it stands, too
     */
    static FieldName of(long first, long second, long third, long fourth, byte[] bytes, int from, int to) {
        long hash = first * FACTOR + second * SECOND_FACTOR + third * THIRD_FACTOR + fourth * FOURTH_FACTOR;
        int slot = (int) (hash >>> (Long.SIZE - BITS));
        FieldName known = KNOWN[slot];
        if (known != null
                && known.first == first
                && known.second == second
                && known.third == third
                && known.fourth == fourth) {
            known.intern();
            return known;
        }
        FieldName name =
                new FieldName(first, second, third, fourth, new String(bytes, from, to - from, ISO_8859_1), slot);
        KNOWN[slot] = name;
        return name;
    }

    private void intern() {
        if (interned == null) {
            interned = decoded.intern();
        }
    }

    /** As text. */
    String text() {
        String known = interned;
        return known == null ? decoded : known;
    }

    /** In bytes. */
    int length() {
        return length;
    }

    /** A name that came after this one, or any other; null if none is known. */
    @Nullable FieldName next() {
        return KNOWN[next];
    }

    /**
     * Says that another name than {@link #next} came after this one.
     *
     * @param place where it ends, from which some of the surprises are picked
     */
    void surprise(FieldName name, int place) {
        if (next == 0 || place % SURPRISES == 0) {
            next = name.slot;
        }
    }

    /** Whether the name and a quotation mark stand at this place, behind which {@value #MAX_LENGTH} bytes and one more can be read. */
    boolean isAt(byte[] bytes, int at) {
        long different = (((long) LONG.get(bytes, at) ^ first) & firstMask)
                | (((long) LONG.get(bytes, at + 8) ^ second) & secondMask)
                | (((long) LONG.get(bytes, at + 16) ^ third) & thirdMask)
                | (((long) LONG.get(bytes, at + 24) ^ fourth) & fourthMask);
        return different == 0 && bytes[at + length] == '"';
    }
}
