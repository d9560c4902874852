package io.rounds.report.session;

/**
 * The value of a metric, or a bound on it.
 *
 * @param bound {@link Bound#EXACT}, or the bound that is known where participants of several sessions cannot be
 *     identified
 */
public record MetricValue(double value, Bound bound) {
    /** What is known about a value. */
    public enum Bound {
        EXACT(""),
        AT_LEAST("at least "),
        AT_MOST("at most ");

        private final String prefix;

        Bound(String prefix) {
            this.prefix = prefix;
        }
    }

    public static MetricValue exact(double value) {
        return new MetricValue(value, Bound.EXACT);
    }

    public String text(Metric metric) {
        return bound.prefix + metric.text(value);
    }
}
