package io.rounds.report.session;

/**
 * A value of a figure over several sessions, and how far it is known.
 *
 * @param bound {@link Bound#EXACT}, or what can be said where people cannot be told apart
 */
record MetricValue(double value, Bound bound) {
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

    static MetricValue exact(double value) {
        return new MetricValue(value, Bound.EXACT);
    }

    String words(Metric figure) {
        return bound.words + figure.words(value);
    }
}
