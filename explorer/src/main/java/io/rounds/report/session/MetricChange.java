package io.rounds.report.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a figure since the edition before. */
record MetricChange(Metric figure, double before, double now) {
    private static final int PERCENT = 100;

    /** Null where one of the editions has no such figure. */
    static @Nullable MetricChange of(Metric figure, SessionDocument now, SessionDocument before) {
        Double is = figure.of(now);
        Double was = figure.of(before);
        return is == null || was == null ? null : new MetricChange(figure, was, is);
    }

    double difference() {
        return now - before;
    }

    /** {@code +12}, a minus sign before what became less, {@code no change}. */
    String words() {
        String size = figure.words(Math.abs(difference()));
        if (size.equals(figure.words(0))) {
            return "no change";
        }
        return (difference() > 0 ? "+" : "\u2212") + size;
    }

    /** {@code +9 %}; empty where there was nothing before. */
    String percent() {
        if (before == 0 || words().equals("no change")) {
            return "";
        }
        double percent = PERCENT * difference() / before;
        return (percent >= 0 ? "+" : "\u2212") + String.format(Locale.ROOT, "%,.0f %%", Math.abs(percent));
    }
}
