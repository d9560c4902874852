package io.rounds.files;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Records stored one after the other in one array and sorted by their positions. A record is the length of its key, the
 * length of its payload, the key and the payload.
 */
final class RecordBuffer {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int HEADER = 2 * Integer.BYTES;
    private static final int INITIAL_CAPACITY = 64 * 1024;

    private final int limit;
    private byte[] bytes = new byte[0];
    private int used;
    private int[] positions = new int[0];
    private int count;

    /** @param limit capacity in bytes for records and positions; a single larger record is accepted */
    RecordBuffer(int limit) {
        this.limit = limit;
    }

    /** Adds the record, or returns false if the buffer is full. An empty buffer accepts every record. */
    boolean add(byte[] key, byte[] payload) {
        long size = (long) HEADER + key.length + payload.length;
        long total = used + size + (count + 1L) * Integer.BYTES;
        if (total > limit && count > 0) {
            return false;
        }
        reserve(Math.addExact(used, Math.toIntExact(size)));
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, Math.max(1024, count + (count >> 1)));
        }
        positions[count++] = used;
        INT.set(bytes, used, key.length);
        INT.set(bytes, used + Integer.BYTES, payload.length);
        System.arraycopy(key, 0, bytes, used + HEADER, key.length);
        System.arraycopy(payload, 0, bytes, used + HEADER + key.length, payload.length);
        used += (int) size;
        return true;
    }

    private void reserve(int needed) {
        if (needed > bytes.length) {
            long doubled = Math.min(Math.max(INITIAL_CAPACITY, 2L * bytes.length), limit);
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, doubled)));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        used = 0;
        count = 0;
        if (bytes.length > limit) {
            bytes = new byte[0];
        }
    }

    /** Sorts the records and iterates over them; the buffer must not change until the cursor is closed. */
    RecordCursor sorted() {
        IntArrays.quickSort(positions, 0, count, this::compareAt);
        return new Cursor();
    }

    private int compareAt(int a, int b) {
        int keyA = a + HEADER;
        int keyB = b + HEADER;
        int payloadA = keyA + keyLength(a);
        int payloadB = keyB + keyLength(b);
        int byKey = Arrays.compareUnsigned(bytes, keyA, payloadA, bytes, keyB, payloadB);
        if (byKey != 0) {
            return byKey;
        }
        return Arrays.compareUnsigned(
                bytes, payloadA, payloadA + payloadLength(a), bytes, payloadB, payloadB + payloadLength(b));
    }

    private int keyLength(int position) {
        return (int) INT.get(bytes, position);
    }

    private int payloadLength(int position) {
        return (int) INT.get(bytes, position + Integer.BYTES);
    }

    /** Copies each record once, when it gets there: a merge asks for it several times. */
    private final class Cursor implements RecordCursor {
        private int next;
        private byte[] key = {};
        private byte[] payload = {};

        @Override
        public boolean advance() {
            if (next == count) {
                return false;
            }
            int position = positions[next++];
            int start = position + HEADER;
            int middle = start + keyLength(position);
            key = Arrays.copyOfRange(bytes, start, middle);
            payload = Arrays.copyOfRange(bytes, middle, middle + payloadLength(position));
            return true;
        }

        @Override
        public byte[] key() {
            return key;
        }

        @Override
        public byte[] payload() {
            return payload;
        }

        @Override
        public void close() {
            // Holds nothing of its own.
        }
    }
}
