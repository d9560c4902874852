package io.rounds.credibility;

/**
 * A sum of votes, in millionths.
 *
 * @param weight how much they weigh
 * @param favour the part of it in favour, 0 to {@code weight}
 */
public record Votes(long weight, long favour) {
    /** No votes. */
    public static final Votes NONE = new Votes(0, 0);

    Votes plus(Votes other) {
        return new Votes(weight + other.weight, favour + other.favour);
    }

    Votes minus(Votes other) {
        return new Votes(weight - other.weight, favour - other.favour);
    }

    Votes faded(long days, Formula formula) {
        return new Votes(Amounts.fade(weight, days, formula), Amounts.fade(favour, days, formula));
    }

    /** The part of the votes in favour, 0 to 1; what rounding left over of votes that went does not count. */
    double mean() {
        return weight <= 0 ? 0.5 : Math.max(0, Math.min(1, (double) favour / weight));
    }
}
