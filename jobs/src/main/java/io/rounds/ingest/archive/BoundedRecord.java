package io.rounds.ingest.archive;

import io.rounds.model.Rejected;
import java.util.Arrays;

/** Buffers the bytes of one record. Beyond the limit it only counts them, and keeps the first ones. */
final class BoundedRecord {
    private final int limit;
    private byte[] bytes = new byte[8 * 1024];
    private int size;
    private long total;

    /** @param limit the most bytes that are kept of one record */
    BoundedRecord(int limit) {
        this.limit = limit;
    }

    void add(int b) {
        total++;
        if (total <= limit) {
            reserve(1);
            bytes[size++] = (byte) b;
        }
    }

    void add(byte[] from, int start, int end) {
        int length = end - start;
        total += length;
        if (total <= limit) {
            reserve(length);
            System.arraycopy(from, start, bytes, size, length);
            size += length;
        } else {
            int kept = Math.min(length, Rejected.MAX_PAYLOAD_BYTES - size);
            if (kept > 0) {
                reserve(kept);
                System.arraycopy(from, start, bytes, size, kept);
                size += kept;
            }
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(size + (long) more, Math.min(bytes.length * 2L, limit)));
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    /** Whether more bytes were added than the limit. */
    boolean isOverfull() {
        return total > limit;
    }

    /** The number of bytes added, kept or not. */
    long total() {
        return total;
    }

    /** The bytes, which stay in the buffer. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Takes the bytes, or the first of them where there were too many, and empties the buffer. */
    byte[] take() {
        int kept = isOverfull() ? Math.min(size, Rejected.MAX_PAYLOAD_BYTES) : size;
        byte[] taken = Arrays.copyOf(bytes, kept);
        if (bytes.length > 1 << 20) {
            bytes = new byte[8 * 1024];
        }
        size = 0;
        total = 0;
        return taken;
    }
}
