package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;

/**
 * Estimates the distinct authors of one topic in any window that ends now or within the allowed lateness, whatever their
 * number, in bounded memory.
 *
 * <p>It is a HyperLogLog that slides (Chabchoub and Hébrail, "Sliding HyperLogLog", ICDM workshops 2010): an author's
 * fingerprint selects one of {@value #REGISTERS} registers and gives a rank, and a register keeps, instead of the highest
 * rank ever, each rank that may still be the highest of a window: those that no later one reaches. A later one counts only
 * when it is older than the lateness, so that windows which ended before it can be counted again. The estimate is
 * that of Ertl ("New cardinality estimation algorithms for HyperLogLog sketches", 2017, algorithm 6), which is
 * unbiased from a handful to billions. Its standard error is {@value #STANDARD_ERROR_PERCENT} %.
 *
 * <p>What is estimated depends on the authors and their minutes only, not on the order in which they are added.
 *
 * <p>Memory: 16 KiB, and 4 bytes for each rank that is kept: about one for each of the first 10,000 authors, and about half
 * the binary logarithm of the authors for each register when there are many; 240 kB for a million.
 *
 * <p>Not thread-safe.
 */
final class AuthorSketch {
    private static final int PRECISION = 14;
    /** How many registers there are: of 100 estimates, about 99 are within 2 %. */
    static final int REGISTERS = 1 << PRECISION;

    /** 1.04 / sqrt(registers). */
    static final double STANDARD_ERROR_PERCENT = 0.8125;

    private static final int MAX_RANK = Long.SIZE - PRECISION + 1;
    private static final double ALPHA = 1 / (2 * Math.log(2));
    /** An entry is a minute, unsigned, above a rank. */
    private static final int RANK_BITS = 6;

    private static final int RANK = (1 << RANK_BITS) - 1;
    /** From so many entries of a register on, those that a later one reaches are dropped even where that one is recent. */
    private static final int LONG = 200;

    private final int retention;
    private final int latenessMinutes;
    /** For each register, how many of the entries are its own. */
    private final byte[] lengths = new byte[REGISTERS];
    /** By register, and for each the latest first. */
    private int[] entries = {};

    private int size;
    /** Not yet among the entries: the register above an entry. */
    private LongArrayList added = new LongArrayList();

    private int newest = Integer.MIN_VALUE;

    /**
     * @param longestMinutes of any window that is asked for
     * @param latenessMinutes how long ago such a window may have ended
     */
    AuthorSketch(int longestMinutes, int latenessMinutes) {
        this.retention = longestMinutes + latenessMinutes;
        this.latenessMinutes = latenessMinutes;
    }

    /** The register of an author. */
    static int register(long author) {
        return (int) (author >>> (Long.SIZE - PRECISION));
    }

    /** The rank of an author, from 1 to 51: half of all authors have 1, a quarter 2, and so on. */
    static int rank(long author) {
        return Long.numberOfLeadingZeros((author << PRECISION) | (1L << (PRECISION - 1))) + 1;
    }

    /**
     * Adds authors of a minute.
     *
     * @param authors fingerprints of (topic, author), of which those from {@code from} to {@code to} are added
     */
    void add(int minute, long[] authors, int from, int to) {
        newest = Math.max(newest, minute);
        for (int a = from; a < to; a++) {
            added.add(((long) register(authors[a]) << Integer.SIZE)
                    | Integer.toUnsignedLong((minute << RANK_BITS) | rank(authors[a])));
        }
    }

    /** About how many authors were seen in {@code [from, end)}, minutes since 1970. */
    int estimate(int from, int end) {
        int[] estimated = new int[1];
        estimate(new int[] {end - from}, end, estimated, 0);
        return estimated[0];
    }

    /**
     * Estimates several windows with the same end.
     *
     * @param sizes of the windows, minutes
     * @param end of the windows; not before the newest minute's end minus the lateness
     * @param estimates receives them, from {@code at} on
     */
    void estimate(int[] sizes, int end, int[] estimates, int at) {
        newest = Math.max(newest, end - 1);
        fold();
        int[] highest = new int[sizes.length];
        int[][] registersOfRank = new int[sizes.length][MAX_RANK + 1];
        int e = 0;
        for (int register = 0; register < REGISTERS; register++) {
            int next = e + Byte.toUnsignedInt(lengths[register]);
            Arrays.fill(highest, 0);
            for (; e < next; e++) {
                int minute = entries[e] >>> RANK_BITS;
                int rank = entries[e] & RANK;
                for (int w = 0; w < sizes.length; w++) {
                    if (rank > highest[w] && minute < end && minute >= end - sizes[w]) {
                        highest[w] = rank;
                    }
                }
            }
            for (int w = 0; w < sizes.length; w++) {
                registersOfRank[w][highest[w]]++;
            }
        }
        for (int w = 0; w < sizes.length; w++) {
            estimates[at + w] = (int) Math.min(Integer.MAX_VALUE, Math.round(estimate(registersOfRank[w])));
        }
    }

    /** As if the authors of some minutes had been added at later ones. */
    void move(PaneGrid grid, int now) {
        newest = Math.max(newest, now);
        fold();
        LongArrayList moved = new LongArrayList(size);
        int e = 0;
        for (int register = 0; register < REGISTERS; register++) {
            int next = e + Byte.toUnsignedInt(lengths[register]);
            for (; e < next; e++) {
                int minute = grid.coarse(entries[e] >>> RANK_BITS, now);
                moved.add(((long) register << Integer.SIZE)
                        | Integer.toUnsignedLong((minute << RANK_BITS) | (entries[e] & RANK)));
            }
        }
        Arrays.fill(lengths, (byte) 0);
        size = 0;
        added = moved;
        fold();
        added = new LongArrayList();
    }

    /** How many ranks are kept. */
    int size() {
        fold();
        return size;
    }

    /** Sorts what was added into the entries, and drops what no window can need any more. */
    private void fold() {
        if (added.isEmpty()) {
            return;
        }
        long[] sorted = added.elements();
        Arrays.sort(sorted, 0, added.size());
        int[] folded = new int[size + added.size()];
        int count = 0;
        int old = 0;
        int from = 0;
        for (int register = 0; register < REGISTERS; register++) {
            int oldEnd = old + Byte.toUnsignedInt(lengths[register]);
            int to = from;
            while (to < added.size() && sorted[to] >>> Integer.SIZE == register) {
                to++;
            }
            int first = count;
            int reached = 0;
            int last = 0; // no entry is 0, as ranks are from 1
            for (int next = to; old < oldEnd || next > from; ) {
                int entry;
                if (next == from
                        || (old < oldEnd && Integer.compareUnsigned(entries[old], (int) sorted[next - 1]) >= 0)) {
                    entry = entries[old++];
                } else {
                    entry = (int) sorted[--next];
                }
                int minute = entry >>> RANK_BITS;
                boolean isOfTheSameMinute = last != 0 && last >>> RANK_BITS == minute;
                last = entry;
                int rank = entry & RANK;
                if (isOfTheSameMinute || rank <= reached || minute <= newest - retention) {
                    continue;
                }
                folded[count++] = entry;
                if (minute <= newest - latenessMinutes || count - first >= LONG) {
                    reached = rank;
                }
            }
            lengths[register] = (byte) (count - first);
            from = to;
        }
        entries = count == folded.length ? folded : Arrays.copyOf(folded, count);
        size = count;
        added.clear();
    }

    private static double estimate(int[] registersOfRank) {
        double z = REGISTERS * tau(1 - (double) registersOfRank[MAX_RANK] / REGISTERS);
        for (int rank = MAX_RANK - 1; rank >= 1; rank--) {
            z = 0.5 * (z + registersOfRank[rank]);
        }
        z += REGISTERS * sigma((double) registersOfRank[0] / REGISTERS);
        return ALPHA * REGISTERS * REGISTERS / z;
    }

    private static double sigma(double share) {
        if (share == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = share;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
