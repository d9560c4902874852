package io.rounds.links;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import java.util.Arrays;

/**
 * Counts of numbers in two columns, 12 bytes for each number. Immutable, so that a checkpoint need not copy it;
 * a batch of changes costs one pass.
 *
 * @param keys ascending
 * @param counts 1 or more
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
public record LongCounts(long[] keys, int[] counts) {
    static final LongCounts NONE = new LongCounts(new long[0], new int[0]);

    /** Number of different numbers. */
    int size() {
        return keys.length;
    }

    /** These counts with changes, which may be negative; a number whose count falls to 0 is removed. */
    LongCounts plus(Long2IntMap changes) {
        long[] changed = changes.keySet().toLongArray();
        Arrays.sort(changed);
        long[] mergedKeys = new long[keys.length + changed.length];
        int[] mergedCounts = new int[mergedKeys.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < keys.length || j < changed.length) {
            boolean known = j == changed.length || (i < keys.length && keys[i] <= changed[j]);
            long key = known ? keys[i] : changed[j];
            int count = known ? counts[i++] : 0;
            if (j < changed.length && changed[j] == key) {
                count += changes.get(changed[j++]);
            }
            if (count > 0) {
                mergedKeys[size] = key;
                mergedCounts[size++] = count;
            }
        }
        return new LongCounts(Arrays.copyOf(mergedKeys, size), Arrays.copyOf(mergedCounts, size));
    }
}
