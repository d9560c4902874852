package io.rounds.credibility;

/**
 * A sum of votes, in millionths.
 *
 * @param weight total weight
 * @param favour the part of it in favour, 0 to {@code weight}
 */
public record VoteSum(long weight, long favour) {
    /** No votes. */
    public static final VoteSum NONE = new VoteSum(0, 0);

    VoteSum plus(VoteSum other) {
        return new VoteSum(weight + other.weight, favour + other.favour);
    }

    VoteSum minus(VoteSum other) {
        return new VoteSum(weight - other.weight, favour - other.favour);
    }

    VoteSum decayed(long days, Formula formula) {
        return new VoteSum(FixedPoint.decay(weight, days, formula), FixedPoint.decay(favour, days, formula));
    }

    /** The part of the votes in favour, 0 to 1; rounding remainders of withdrawn votes are ignored. */
    double mean() {
        return weight <= 0 ? 0.5 : Math.max(0, Math.min(1, (double) favour / weight));
    }
}
