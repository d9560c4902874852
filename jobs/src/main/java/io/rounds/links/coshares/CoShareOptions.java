package io.rounds.links.coshares;

import java.io.Serializable;

/**
 * How accounts are found that share the same links within a short time, again and again.
 *
 * @param fixedIntervalSeconds the coordination interval; 0 to estimate it from the stream
 * @param longestIntervalSeconds what an estimate is cut to: of slower company nothing is remembered
 * @param estimateDays an estimate is made of the links that were first shared in so many days
 * @param activityDays only what an account shared in so many days before its last share counts
 * @param leastLinks how many different links two accounts must have in common
 * @param leastSimilarity which part of what they share that must be, 0 to 1; see {@link CoSharerPair#similarity}
 * @param sharesOfALink how many shares of a link are looked at: the first ones
 * @param lookBack with how many sharers before it a share is compared
 */
public record CoShareOptions(
        int fixedIntervalSeconds,
        int longestIntervalSeconds,
        int estimateDays,
        int activityDays,
        int leastLinks,
        double leastSimilarity,
        int sharesOfALink,
        int lookBack)
        implements Serializable {
    /**
     * An estimate of four weeks, at most five minutes; three links of 90 days, a tenth of what they share; the first 1,000
     * shares of a link, each compared with 50 before it.
     */
    public static final CoShareOptions STANDARD = new CoShareOptions(0, 300, 28, 90, 3, 0.1, 1_000, 50);

    public CoShareOptions {
        if (fixedIntervalSeconds < 0 || fixedIntervalSeconds > longestIntervalSeconds || longestIntervalSeconds < 1) {
            throw new IllegalArgumentException("the interval is 0 or more seconds, and not above the longest");
        }
        if (estimateDays < 1 || activityDays < 1 || leastLinks < 1 || sharesOfALink < 2 || lookBack < 1) {
            throw new IllegalArgumentException("days, links and sharers to look back are 1 or more, shares 2 or more");
        }
        if (!(leastSimilarity >= 0 && leastSimilarity <= 1)) {
            throw new IllegalArgumentException("similarity is between 0 and 1");
        }
    }
}
