package io.rounds.trends;

import java.util.Arrays;

/** A growing set of fingerprints: a list that is sorted from time to time to remove duplicates. */
final class FingerprintSet {
    private static final int SMALL = 64;

    private long[] values = new long[2];
    private int size;

    void add(long value) {
        if (size == values.length) {
            makeRoom();
        }
        values[size++] = value;
    }

    /** How many there are, after {@link #sort}. */
    int size() {
        return size;
    }

    /** Sorts them and removes duplicates. */
    void sort() {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[kept++] = values[i];
            }
        }
        size = kept;
    }

    void copyTo(long[] target, int from) {
        System.arraycopy(values, 0, target, from, size);
    }

    private void makeRoom() {
        if (size >= SMALL) {
            sort();
        }
        if (size * 2 > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
    }
}
