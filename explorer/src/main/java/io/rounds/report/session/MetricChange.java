package io.rounds.report.session;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The change of a metric since the previous session. */
public record MetricChange(Metric metric, double before, double now) {
    private static final int PERCENT = 100;

    /** Null where one of the sessions has no value. */
    public static @Nullable MetricChange of(Metric metric, SessionDocument now, SessionDocument before) {
        Double is = metric.of(now);
        Double was = metric.of(before);
        return is == null || was == null ? null : new MetricChange(metric, was, is);
    }

    double difference() {
        return now - before;
    }

    /** {@code +12}, the same with a minus sign, or {@code no change}. */
    public String text() {
        String amount = metric.text(Math.abs(difference()));
        if (amount.equals(metric.text(0))) {
            return "no change";
        }
        return (difference() > 0 ? "+" : "\u2212") + amount;
    }

    /** {@code +9 %}; empty where the value before is 0, or there is no change. */
    public String percent() {
        if (before == 0 || text().equals("no change")) {
            return "";
        }
        double percent = PERCENT * difference() / before;
        return (percent >= 0 ? "+" : "\u2212") + String.format(Locale.ROOT, "%,.0f %%", Math.abs(percent));
    }
}
