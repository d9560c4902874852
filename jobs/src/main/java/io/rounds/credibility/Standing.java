package io.rounds.credibility;

import java.util.List;

/**
 * The weight of an account's votes, from 0 to 1, by its metadata and behaviour, not by what it says: the square root of the
 * product of five factors, since an account that looks automated in any respect deserves little weight: age, audience,
 * voice (not only reposting), variety of sources, daily rhythm. The signs are those of Chu et al., "Detecting automation
 * of Twitter accounts" (IEEE TDSC 2012), and Varol et al., "Online human-bot interactions" (ICWSM 2017).
 *
 * @param age grows in proportion to the account's age
 * @param audience grows with the logarithm of its followers; less where it follows far more accounts than follow it
 * @param voice 1, falling where more than four of five tweets are reposts
 * @param variety grows with the effective number of sources (the inverse Simpson index)
 * @param rhythm 1, falling where tweets spread over more hours of the day than a person is awake
 */
public record Standing(double age, double audience, double voice, double variety, double rhythm) {
    private static final double MIN_AGE = 0.05;
    private static final double MIN_AUDIENCE = 0.1;
    private static final double UNKNOWN_AUDIENCE = 0.5;
    private static final double TYPICAL_REPOSTS = 0.8;
    private static final double MIN_VOICE = 0.2;
    private static final int MIN_TWEETS = 100;
    private static final double WAKING_HOURS = 18;
    private static final double HOURS = 24;
    private static final double MIN_RHYTHM = 0.2;

    /** The weight of its votes. */
    public double weight() {
        return StrictMath.sqrt(age * audience * voice * variety * rhythm);
    }

    /**
     * The standing of an account.
     *
     * @param ageDays its age, or, where the network does not give it, the days since it was first seen
     * @param profile its latest description
     * @param tweets decayed number, in millionths
     * @param reposts those of them that are reposts
     * @param hours on how many days it tweeted in each hour of the day, decayed
     * @param sources on how many days it shared each source, decayed
     */
    static Standing of(
            long ageDays,
            AccountProfile profile,
            long tweets,
            long reposts,
            List<Long> hours,
            List<DecayedCount> sources,
            Formula formula) {
        return new Standing(
                Math.min(1, Math.max(MIN_AGE, (double) ageDays / formula.weight().matureDays())),
                audience(profile, formula),
                voice(FixedPoint.votes(tweets), FixedPoint.votes(reposts)),
                Math.min(1, effectiveNumber(sources) / formula.weight().sources()),
                rhythm(FixedPoint.votes(tweets), hours));
    }

    private static double audience(AccountProfile profile, Formula formula) {
        Integer followers = profile.followers();
        if (followers == null) {
            return UNKNOWN_AUDIENCE;
        }
        double reach = StrictMath.log1p(followers) / StrictMath.log1p(formula.weight().knownFollowers());
        Integer following = profile.following();
        double balance = following == null ? 1 : 2 * (followers + 20.0) / (following + 1.0);
        return Math.max(MIN_AUDIENCE, Math.min(1, reach) * Math.min(1, balance));
    }

    /** Smoothed by one repost and one other tweet, since a few tweets say little about a habit. */
    private static double voice(double tweets, double reposts) {
        double share = (reposts + 1) / (tweets + 2);
        double over = Math.max(0, share - TYPICAL_REPOSTS) / (1 - TYPICAL_REPOSTS);
        return 1 - (1 - MIN_VOICE) * over;
    }

    /** 1 / sum of squared shares: 4 where four sources are shared equally often, near 1 where one dominates (Simpson 1949). */
    static double effectiveNumber(List<DecayedCount> counts) {
        double sum = 0;
        double squares = 0;
        for (DecayedCount count : counts) {
            double amount = FixedPoint.votes(count.amount());
            sum += amount;
            squares += amount * amount;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /** By the effective number of hours, exp of the entropy: 24 where all hours are equal. */
    private static double rhythm(double tweets, List<Long> hours) {
        if (tweets < MIN_TWEETS) {
            return 1;
        }
        double all = hours.stream().mapToLong(Long::longValue).sum();
        double entropy = 0;
        for (long amount : hours) {
            double share = amount / all;
            entropy -= share <= 0 ? 0 : share * StrictMath.log(share);
        }
        double over = Math.max(0, StrictMath.exp(entropy) - WAKING_HOURS) / (HOURS - WAKING_HOURS);
        return 1 - (1 - MIN_RHYTHM) * Math.min(1, over);
    }
}
