package io.rounds.trends;

import java.util.Arrays;

/**
 * Counts the names that a topic's tweets use in a minute. Uses are appended to a list, which is sorted from time to time
 * to add up equal ones; so a tweet costs no look-up.
 */
final class NameUses {
    /** The kinds of names. */
    static final int REPOSTED = 0;

    static final int LINKS = 1;
    static final int SPELLINGS = 2;

    private static final int SMALL = 64;
    private static final int KIND_SHIFT = 61;
    private static final int NAME_SHIFT = 32;

    /** Kind, name and count, from the highest bit to the lowest: 3, 29 and 32 bits. */
    private long[] uses = new long[4];

    private int size;

    void add(int kind, int name, int count) {
        if (size == uses.length) {
            makeRoom();
        }
        uses[size++] = ((long) kind << KIND_SHIFT) | ((long) name << NAME_SHIFT) | count;
    }

    /** Sorts by kind and name, and adds equal ones up. */
    void sort() {
        Arrays.sort(uses, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && uses[kept - 1] >>> NAME_SHIFT == uses[i] >>> NAME_SHIFT) {
                uses[kept - 1] += count(i);
            } else {
                uses[kept++] = uses[i];
            }
        }
        size = kept;
    }

    /** Drops all but those of the highest counts of each kind, after {@link #sort}. */
    void keepMost(int kept) {
        int to = 0;
        for (int from = 0; from < size; ) {
            int kind = kind(from);
            int end = from;
            while (end < size && kind(end) == kind) {
                end++;
            }
            long[] byCount = new long[end - from];
            for (int i = from; i < end; i++) {
                byCount[i - from] = -((long) count(i) << NAME_SHIFT) + name(i);
            }
            Arrays.sort(byCount);
            int most = Math.min(kept, byCount.length);
            for (int i = 0; i < most; i++) {
                int name = (int) byCount[i];
                int count = (int) ((name - byCount[i]) >> NAME_SHIFT);
                uses[to++] = ((long) kind << KIND_SHIFT) | ((long) name << NAME_SHIFT) | count;
            }
            from = end;
        }
        size = to;
    }

    /** How many names of a kind there are, after {@link #sort}. */
    int namesOf(int kind) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (kind(i) == kind) {
                count++;
            }
        }
        return count;
    }

    /** How many there are, after {@link #sort}. */
    int size() {
        return size;
    }

    int kind(int i) {
        return (int) (uses[i] >>> KIND_SHIFT);
    }

    int name(int i) {
        return (int) (uses[i] >>> NAME_SHIFT) & ((1 << (KIND_SHIFT - NAME_SHIFT)) - 1);
    }

    int count(int i) {
        return (int) uses[i];
    }

    private void makeRoom() {
        if (size >= SMALL) {
            sort();
        }
        if (size * 2 > uses.length) {
            uses = Arrays.copyOf(uses, uses.length * 2);
        }
    }
}
