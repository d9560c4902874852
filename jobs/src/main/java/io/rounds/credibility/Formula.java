package io.rounds.credibility;

import java.io.Serializable;

/**
 * The constants of the score. Whoever changes one changes {@link #version}, because documents name the formula they were
 * made by; {@code docs/credibility.md} says where each value comes from.
 *
 * @param version in documents
 * @param rounds how often trust flows from sources to accounts and back, 1 or more
 * @param halfLifeDays half-life of votes and histories, in days
 * @param base observations that every source starts with, half of them good: the fewer, the faster a score moves
 */
public record Formula(
        String version,
        int rounds,
        double halfLifeDays,
        double base,
        YoungAccounts young,
        AccountWeight weight,
        VoteDirection direction,
        Evidence evidence,
        CoordinationLimits coordination,
        AccountScore accounts,
        RatingBands bands)
        implements Serializable {

    /**
     * Accounts that are too young for votes of their own.
     *
     * @param days accounts younger than this share one common vote
     * @param cap limit of all young accounts together, in observations. With b = {@code base}, c of them move a source
     *     that nobody else knows by 50 c / (b + c) points, which is 10 for 1 and 0.25, and less for any source that
     *     somebody knows
     */
    public record YoungAccounts(int days, double cap) implements Serializable {}

    /**
     * What gives an account the full weight; see {@link Standing}.
     *
     * @param matureDays an account of this age has the full weight; before, it grows in proportion
     * @param knownFollowers an account with this many followers has the full weight; before, it grows with the logarithm
     * @param sources an account that shares this many sources evenly has the full weight
     */
    public record AccountWeight(int matureDays, int knownFollowers, double sources) implements Serializable {}

    /**
     * How the {@link SharingProfile} of an account gives its votes their direction.
     *
     * @param base with this much known of what an account shares, its votes count half
     * @param stretch how far a profile is stretched away from 0.5: at 2, one of 0.75 is a whole vote in favour
     * @param doubtWeight weight of the vote of an account that shares nothing credible; it grows to 1 with the profile
     * @param lowWeight {@link Estimate#informativeness} of a source without any credibility, relative to a credible one
     * @param sureness a source with this many observations counts half for the profile of the accounts that share it
     */
    public record VoteDirection(double base, double stretch, double doubtWeight, double lowWeight, double sureness)
            implements Serializable {}

    /**
     * How votes become evidence.
     *
     * @param trim part of the votes, by weight, that is left out at each end, the most and the least favourable ones
     * @param cap limit of the observations that votes make: sharers are not independent of one another, so evidence grows
     *     slower than their number
     * @param originCap limit of the votes of all accounts that reposted one and the same account
     * @param paperStrength limit of the observations in favour that scholarly identifiers make
     */
    public record Evidence(double trim, double cap, double originCap, double paperStrength) implements Serializable {}

    /**
     * What counts as coordination.
     *
     * @param cap limit of the votes of all coordinated accounts together
     * @param seconds sharing a link this soon after another account is a sign of coordination
     * @param links number of links, decayed, shared that soon after one and the same account from which on an account is
     *     coordinated
     */
    public record CoordinationLimits(double cap, int seconds, double links) implements Serializable {}

    /**
     * What makes the score of an account.
     *
     * @param sharedCap limit of the observations that its own shares make
     * @param repostedCap limit of the observations in favour that its reposters make
     * @param factsStrength observations that the facts about the account make: age, audience, habits
     */
    public record AccountScore(double sharedCap, double repostedCap, double factsStrength) implements Serializable {}

    /**
     * The categories of scores, in points.
     *
     * @param maxInterval a source with a wider 90 % interval is unrated
     * @param high a score from here on is high
     * @param low a score below this is low
     */
    public record RatingBands(double maxInterval, double high, double low) implements Serializable {}

    /** @throws IllegalArgumentException with fewer than one round */
    public Formula {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds is " + rounds + ", must be 1 or more");
        }
    }

    /** The formula in use. */
    public static Formula current() {
        return new Formula(
                /* version= */ "rounds-credibility-1",
                /* rounds= */ 2,
                /* halfLifeDays= */ 56,
                /* base= */ 1,
                new YoungAccounts(/* days= */ 30, /* cap= */ 0.25),
                new AccountWeight(/* matureDays= */ 180, /* knownFollowers= */ 50, /* sources= */ 2),
                new VoteDirection(
                        /* base= */ 0.5,
                        /* stretch= */ 1.2,
                        /* doubtWeight= */ 0.5,
                        /* lowWeight= */ 4,
                        /* sureness= */ 10),
                new Evidence(/* trim= */ 0.1, /* cap= */ 40, /* originCap= */ 4, /* paperStrength= */ 2),
                new CoordinationLimits(/* cap= */ 1, /* seconds= */ 120, /* links= */ 3),
                new AccountScore(/* sharedCap= */ 20, /* repostedCap= */ 6, /* factsStrength= */ 2),
                new RatingBands(/* maxInterval= */ 45, /* high= */ 70, /* low= */ 40));
    }
}
