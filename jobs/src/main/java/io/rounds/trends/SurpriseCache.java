package io.rounds.trends;

import java.util.Arrays;

/**
 * The surprise of each topic in each window. What is expected is computed once a period, since it does not change within
 * one, and the surprise once for each change of the count. Arrays by slot as in {@link SlidingCounts}.
 */
final class SurpriseCache {
    private static final int NONE = Integer.MIN_VALUE;

    private final TopicHistories histories;
    private final int windowCount;
    private int[] expectedPeriods;
    private GammaPoisson[] expectations;
    private int[] surprisedCounts;
    private double[] surprises;

    SurpriseCache(TopicHistories histories, int windowCount, int capacity) {
        this.histories = histories;
        this.windowCount = windowCount;
        int slots = capacity * windowCount;
        expectedPeriods = new int[slots];
        expectations = new GammaPoisson[slots];
        surprisedCounts = new int[slots];
        surprises = new double[slots];
    }

    /** Makes room for topics with an index below a greater capacity. */
    void grow(int capacity) {
        int slots = capacity * windowCount;
        expectedPeriods = Arrays.copyOf(expectedPeriods, slots);
        expectations = Arrays.copyOf(expectations, slots);
        surprisedCounts = Arrays.copyOf(surprisedCounts, slots);
        surprises = Arrays.copyOf(surprises, slots);
    }

    /** Drops what is cached of all topics. */
    void clear() {
        Arrays.fill(expectedPeriods, NONE);
    }

    /** Drops what is cached of a topic. */
    void clear(int index) {
        int slot = index * windowCount;
        Arrays.fill(expectedPeriods, slot, slot + windowCount, NONE);
    }

    /**
     * The surprise of a count, four decimals.
     *
     * @param end of the window
     * @param period of the end
     */
    double surprise(int index, int w, int end, int period, int authors) {
        int slot = index * windowCount + w;
        GammaPoisson expectation = expectation(index, w, end, period);
        if (surprisedCounts[slot] != authors) {
            surprisedCounts[slot] = authors;
            surprises[slot] = TopicRow.rounded(expectation.surprise(authors));
        }
        return surprises[slot];
    }

    /** The distribution that is expected of the count. */
    GammaPoisson expectation(int index, int w, int end, int period) {
        int slot = index * windowCount + w;
        if (expectedPeriods[slot] != period) {
            expectedPeriods[slot] = period;
            expectations[slot] = histories.expect(index, w, end);
            surprisedCounts[slot] = -1;
        }
        return expectations[slot];
    }
}
