package io.rounds.credibility;

/**
 * VoteSum are counted in millionths, as integers: sums of integers are the same in every order, those of floating point
 * numbers are not, and a score must not depend on the order in which a day's tweets came. What needs a logarithm or a
 * power uses {@link StrictMath}, which gives the same on every machine.
 */
final class FixedPoint {
    /** One vote. */
    static final long ONE = 1_000_000;

    private static final int MAX_DAYS = 2_000;

    private FixedPoint() {}

    static long of(double votes) {
        return Math.round(votes * ONE);
    }

    static double votes(long amount) {
        return (double) amount / ONE;
    }

    /** The exponential decay of an amount over some days, by {@link Formula#halfLifeDays}. */
    static long decay(long amount, long days, Formula formula) {
        if (days <= 0 || amount == 0) {
            return amount;
        }
        return days > MAX_DAYS ? 0 : Math.round(amount * StrictMath.pow(0.5, days / formula.halfLifeDays()));
    }

    /** Saturating growth: about {@code x} for small x, and never above {@code cap}: cap (1 - exp(-x/cap)). */
    static double saturate(double x, double cap) {
        return x <= 0 ? 0 : -cap * StrictMath.expm1(-x / cap);
    }
}
