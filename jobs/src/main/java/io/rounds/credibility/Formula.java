package io.rounds.credibility;

import java.io.Serializable;

/**
 * The constants of the score. Whoever changes one changes {@link #version}, because documents name the formula they were
 * made by; {@code docs/credibility.md} says where each value comes from.
 *
 * @param version in documents
 * @param halfLifeDays after so many days a vote counts half
 * @param base observations that every source starts with, half of them good: the less of them, the faster a score moves
 * @param youngDays accounts younger than this have no votes of their own, only the common one of {@code youngCap}
 * @param youngCap how much all young accounts together can count, in observations. With b = {@code base}, c of them
 *     move a source that nobody else knows by 50 c / (b + c) points, which is 10 for 1 and 0.25, and less for any source that somebody knows
 * @param matureDays an account of this age has the full weight; before, it grows in proportion
 * @param knownFollowers an account with so many followers has the full weight; before, it grows with the logarithm
 * @param varietyOfSources an account that shares so many sources evenly has the full weight
 * @param tasteBase with so much known of what an account shares, its votes count half
 * @param tasteStretch how far a taste is stretched away from the middle: at 2, one of 0.75 is a whole vote in favour
 * @param doubtWeight how much the vote of an account weighs that shares nothing credible; with its taste it grows to 1
 * @param lowWeight how much more than a credible source one without any credibility tells about the taste of its sharers
 * @param sureness a source with so many observations counts half for the taste of those who share it
 * @param trim the part of the votes, by weight, that is left out at each end, the most and the least favourable ones
 * @param evidenceCap the most observations that votes can make: sharers are not independent of one another, so
 *     evidence grows slower than their number
 * @param originCap the most votes of those who only pass on what one and the same account posted
 * @param concertCap the most votes of all accounts together that act in concert, with whomever
 * @param concertSeconds sharing a link so soon after somebody else is a sign of concert
 * @param concertLinks so many different links shared soon after the same other account, faded, are acting in concert
 * @param paperStrength the most observations in favour that scholarly identifiers make
 * @param rounds how often trust flows from sources to accounts and back
 * @param sharedCap the most observations that an account's own shares make
 * @param repostedCap the most observations in favour that those make who repost an account
 * @param factsStrength how many observations the facts about an account make: age, audience, habits
 * @param widestInterval a 90 % interval wider than this, in points, leaves a source unrated
 * @param high a score from here on is high
 * @param low a score below this is low
 */
public record Formula(
        String version,
        double halfLifeDays,
        double base,
        int youngDays,
        double youngCap,
        int matureDays,
        int knownFollowers,
        double varietyOfSources,
        double tasteBase,
        double tasteStretch,
        double doubtWeight,
        double lowWeight,
        double sureness,
        double trim,
        double evidenceCap,
        double originCap,
        double concertCap,
        int concertSeconds,
        double concertLinks,
        double paperStrength,
        int rounds,
        double sharedCap,
        double repostedCap,
        double factsStrength,
        double widestInterval,
        double high,
        double low)
        implements Serializable {

    /** The formula in use. */
    public static Formula current() {
        return new Formula(
                "rounds-credibility-1",
                56,
                1,
                30,
                0.25,
                180,
                50,
                2,
                0.5,
                1.2,
                0.5,
                4,
                10,
                0.1,
                40,
                4,
                1,
                120,
                3,
                2,
                2,
                20,
                6,
                2,
                45,
                70,
                40);
    }
}
