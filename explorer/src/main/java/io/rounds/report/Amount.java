package io.rounds.report;

/**
 * A value of a figure over several sessions, and how far it is known.
 *
 * @param bound {@link Bound#EXACT}, or what can be said where people cannot be told apart
 */
record Amount(double value, Bound bound) {
    /** How far a value is known. */
    enum Bound {
        EXACT(""),
        AT_LEAST("at least "),
        AT_MOST("at most ");

        private final String words;

        Bound(String words) {
            this.words = words;
        }
    }

    static Amount exact(double value) {
        return new Amount(value, Bound.EXACT);
    }

    String words(Figure figure) {
        return bound.words + figure.words(value);
    }
}
