package io.rounds.ingest.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes of ASCII in bytes, eight at a time: a byte is 0 in the difference to eight copies of what is wanted, and
 * subtracting 1 from each byte sets the highest bit of the first one that is 0.
 */
public final class ByteSearch {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private ByteSearch() {}

    /** The first index of a byte between two indexes, or the second of these if it does not occur. */
    public static int find(byte[] bytes, int from, int to, byte wanted) {
        long copies = (wanted & 0xFF) * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long found = zeros((long) LONGS.get(bytes, at) ^ copies);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The same for either of two bytes. */
    public static int find(byte[] bytes, int from, int to, byte wanted, byte other) {
        long copies = (wanted & 0xFF) * ONES;
        long otherCopies = (other & 0xFF) * ONES;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            long found = zeros(eight ^ copies) | zeros(eight ^ otherCopies);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted && bytes[at] != other) {
            at++;
        }
        return at;
    }

    /**
     * Copies the bytes before the first one that is wanted.
     *
     * @param target has room for what is copied and 7 bytes more, which may be changed
     * @param offset where to copy to
     * @return the index of the one that is wanted, or {@code to} if it does not occur
     */
    public static int copyUntil(byte[] bytes, int from, int to, byte wanted, byte[] target, int offset) {
        long copies = (wanted & 0xFF) * ONES;
        int at = from;
        int into = offset;
        for (; at + Long.BYTES <= to; at += Long.BYTES, into += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            LONGS.set(target, into, eight);
            long found = zeros(eight ^ copies);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            target[into++] = bytes[at++];
        }
        return at;
    }

    /** How often a byte occurs between two indexes. */
    public static int count(byte[] bytes, int from, int to, byte wanted) {
        int count = 0;
        for (int at = find(bytes, from, to, wanted); at < to; at = find(bytes, at + 1, to, wanted)) {
            count++;
        }
        return count;
    }

    /** Non-zero if a byte is 0; then its lowest bit that is set is the highest one of the first such byte. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGH_BITS;
    }
}
