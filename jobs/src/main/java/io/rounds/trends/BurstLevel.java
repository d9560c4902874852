package io.rounds.trends;

import java.util.Arrays;

/**
 * The surprise from which on a burst of a kind of topic begins.
 *
 * <p>It is given as a number of people: how surprising it is when so many use a topic that was never used before. The
 * surprise of that grows with the weeks that the stream has been watched, since the longer nobody used it, the surer it is
 * that nobody would; a level in people means the same in the second week and in the second year.
 */
final class BurstLevel {
    private final double people;
    /** By weeks; 0 where it is not computed yet. */
    private double[] levels = new double[16];

    /** @param people 1 or more; between two whole numbers, the level lies between theirs */
    BurstLevel(double people) {
        this.people = people;
    }

    /** The surprise after a number of weeks. */
    double after(int weeks) {
        if (weeks >= levels.length) {
            levels = Arrays.copyOf(levels, weeks * 2);
        }
        if (levels[weeks] == 0) {
            GammaPoisson unused = SeasonalHistory.ofUnused(weeks);
            int whole = (int) people;
            double below = unused.surprise(whole);
            levels[weeks] = below + (people - whole) * (unused.surprise(whole + 1) - below);
        }
        return levels[weeks];
    }
}
