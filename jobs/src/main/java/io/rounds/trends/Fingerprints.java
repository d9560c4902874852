package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of fingerprints, while it grows. Few are looked through, which is faster than hashing; more are hashed. */
final class Fingerprints {
    private static final int FEW = 12;

    private long[] values = new long[2];
    private int size;
    private @Nullable LongOpenHashSet many;

    int size() {
        return many == null ? size : many.size();
    }

    void add(long value) {
        if (many != null) {
            many.add(value);
            return;
        }
        for (int i = 0; i < size; i++) {
            if (values[i] == value) {
                return;
            }
        }
        if (size == FEW) {
            many = new LongOpenHashSet(values, 0, size);
            many.add(value);
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    /** Copies all of them, sorted, to an index of an array and those behind it. */
    void copySorted(long[] target, int from) {
        if (many == null) {
            System.arraycopy(values, 0, target, from, size);
        } else {
            int at = from;
            for (var value = many.iterator(); value.hasNext(); ) {
                target[at++] = value.nextLong();
            }
        }
        Arrays.sort(target, from, from + size());
    }
}
