package io.rounds.credibility;

import java.util.List;

/**
 * How much an account's vote weighs, from 0 to 1, by what it is and does, not by what it says. It is the root of the product of
 * five factors, since an account that looks like an automatic one in any respect deserves little weight: age, audience, voice
 * (not only reposting), variety of sources, rhythm of the day. The signs are those of Chu et al., "Detecting automation
 * of Twitter accounts" (IEEE TDSC 2012), and Varol et al., "Online human-bot interactions" (ICWSM 2017).
 *
 * @param age grows in proportion to the account's age
 * @param audience grows with the logarithm of its followers; less where it follows far more accounts than follow it
 * @param voice 1, falling where more than four of five tweets are reposts
 * @param variety grows with the effective number of sources (the inverse Simpson index)
 * @param rhythm 1, falling where tweets spread over the hours of the day as no sleeper's do
 */
public record Standing(double age, double audience, double voice, double variety, double rhythm) {
    private static final double LEAST_AGE = 0.05;
    private static final double LEAST_AUDIENCE = 0.1;
    private static final double UNKNOWN_AUDIENCE = 0.5;
    private static final double USUAL_REPOSTS = 0.8;
    private static final double LEAST_VOICE = 0.2;
    private static final int ENOUGH_TWEETS = 100;
    private static final double WAKING_HOURS = 18;
    private static final double HOURS = 24;
    private static final double LEAST_RHYTHM = 0.2;

    /** The weight of its votes. */
    public double weight() {
        return StrictMath.sqrt(age * audience * voice * variety * rhythm);
    }

    /**
     * The standing of an account.
     *
     * @param ageDays its age, or, where the network does not tell, since when Rounds knows it
     * @param profile its latest description
     * @param tweets faded number, in millionths
     * @param reposts those of them that are reposts
     * @param hours on how many days it tweeted in each hour of the day, faded
     * @param sources on how many days it shared each source, faded
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
                Math.min(1, Math.max(LEAST_AGE, (double) ageDays / formula.matureDays())),
                audience(profile, formula),
                voice(FixedPoint.votes(tweets), FixedPoint.votes(reposts)),
                Math.min(1, effectiveNumber(sources) / formula.varietyOfSources()),
                rhythm(FixedPoint.votes(tweets), hours));
    }

    private static double audience(AccountProfile profile, Formula formula) {
        Integer followers = profile.followers();
        if (followers == null) {
            return UNKNOWN_AUDIENCE;
        }
        double reach = StrictMath.log1p(followers) / StrictMath.log1p(formula.knownFollowers());
        Integer following = profile.following();
        double balance = following == null ? 1 : 2 * (followers + 20.0) / (following + 1.0);
        return Math.max(LEAST_AUDIENCE, Math.min(1, reach) * Math.min(1, balance));
    }

    /** A few tweets say little about a habit, so one repost and one other tweet are added. */
    private static double voice(double tweets, double reposts) {
        double share = (reposts + 1) / (tweets + 2);
        double over = Math.max(0, share - USUAL_REPOSTS) / (1 - USUAL_REPOSTS);
        return 1 - (1 - LEAST_VOICE) * over;
    }

    /** 1 / sum of squared shares: 4 where four sources are shared alike, near 1 where one is nearly all (Simpson 1949). */
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

    /** By the effective number of hours, exp of the entropy: 24 where all hours are alike. */
    private static double rhythm(double tweets, List<Long> hours) {
        if (tweets < ENOUGH_TWEETS) {
            return 1;
        }
        double all = hours.stream().mapToLong(Long::longValue).sum();
        double entropy = 0;
        for (long amount : hours) {
            double share = amount / all;
            entropy -= share <= 0 ? 0 : share * StrictMath.log(share);
        }
        double over = Math.max(0, StrictMath.exp(entropy) - WAKING_HOURS) / (HOURS - WAKING_HOURS);
        return 1 - (1 - LEAST_RHYTHM) * Math.min(1, over);
    }
}
