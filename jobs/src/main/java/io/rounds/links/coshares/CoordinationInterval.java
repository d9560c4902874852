package io.rounds.links.coshares;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The coordination interval of CooRnet: how fast is unusually fast?
 *
 * <p>Of all links that at least two accounts shared, take the tenth whose second share followed the first one fastest
 * (those up to the 0.1-quantile); the median of the times in which these reached more than half of their shares is the
 * interval. After Giglietto, Righetti, Rossi and Marino, "It takes a village to manipulate the media", Information,
 * Communication &amp; Society 23(6), 2020, and the function {@code estimate_coord_interval} of the R package CooRnet with
 * its default parameters q = 0.1, p = 0.5; quantiles are R's type 7, an interval of 0 s becomes 1 s.
 *
 * <p>Here each account counts with its first share of a link that is no repost.
 */
public final class CoordinationInterval {
    /** Minimum number of links for an estimate. */
    static final int MIN_LINKS = 20;

    private static final double FASTEST = 0.1;
    private static final double MEDIAN = 0.5;

    private CoordinationInterval() {}

    /**
     * The interval in seconds, rounded up, from 1 to the longest; the longest with too few links.
     *
     * @param delays of the links that were first shared in the time to look at
     */
    public static int seconds(Collection<ShareDelays> delays, int longestSeconds) {
        if (delays.size() < MIN_LINKS) {
            return longestSeconds;
        }
        double fast = quantile(delays.stream().mapToLong(ShareDelays::secondMillis).toArray(), FASTEST);
        List<Long> halves = new ArrayList<>();
        for (ShareDelays link : delays) {
            if (link.secondMillis() <= fast) {
                halves.add(link.halfMillis());
            }
        }
        double millis = quantile(halves.stream().mapToLong(Long::longValue).toArray(), MEDIAN);
        return (int) Math.min(longestSeconds, Math.max(1, Math.ceil(millis / 1_000)));
    }

    /** R's quantile of type 7: linear between the two values next to {@code (n - 1) p}. Sorts the values. */
    static double quantile(long[] values, double p) {
        Arrays.sort(values);
        double place = (values.length - 1) * p;
        int below = (int) Math.floor(place);
        int above = Math.min(values.length - 1, below + 1);
        return values[below] + (place - below) * (values[above] - values[below]);
    }
}
