package io.rounds.links.coshares;

import java.io.Serializable;

/**
 * Options of co-sharing: accounts that repeatedly share the same links within a short time.
 *
 * @param fixedIntervalSeconds the coordination interval; 0 to estimate it from the stream
 * @param maxIntervalSeconds upper limit of the estimate: slower co-shares are not kept
 * @param estimateDays the estimate is based on the links first shared in this many days
 * @param activityDays only what an account shared in this many days before its last share counts
 * @param minLinks minimum of different links that two accounts have in common
 * @param minSimilarity minimum of their {@link CoSharerPair#similarity}, 0 to 1
 * @param maxShares limit of shares of a link that are compared: the first ones
 * @param lookBack with how many sharers before it each share is compared
 */
public record CoShareOptions(
        int fixedIntervalSeconds,
        int maxIntervalSeconds,
        int estimateDays,
        int activityDays,
        int minLinks,
        double minSimilarity,
        int maxShares,
        int lookBack)
        implements Serializable {
    /**
     * An estimate of four weeks, at most five minutes; three links of 90 days, a tenth of what they share; the first 1,000
     * shares of a link, each compared with 50 before it.
     */
    public static final CoShareOptions STANDARD = new CoShareOptions(0, 300, 28, 90, 3, 0.1, 1_000, 50);

    public CoShareOptions {
        if (fixedIntervalSeconds < 0 || fixedIntervalSeconds > maxIntervalSeconds || maxIntervalSeconds < 1) {
            throw new IllegalArgumentException("the interval must be between 0 seconds and the maximum");
        }
        if (estimateDays < 1 || activityDays < 1 || minLinks < 1 || maxShares < 2 || lookBack < 1) {
            throw new IllegalArgumentException("days, links and lookback must be 1 or more, shares 2 or more");
        }
        if (!(minSimilarity >= 0 && minSimilarity <= 1)) {
            throw new IllegalArgumentException("similarity must be between 0 and 1");
        }
    }
}
