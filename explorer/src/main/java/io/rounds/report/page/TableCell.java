package io.rounds.report.page;

import io.rounds.report.session.Metric;
import io.rounds.report.session.MetricValue;
import io.rounds.report.text.EnglishText;
import io.rounds.report.text.WebLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text for people
 * @param link a web address or an anchor on the page ({@code #questions}); null for none
 * @param value for programs: a number or a time; null for text
 */
public record TableCell(
        Kind kind,
        String text,
        @Nullable String link,
        @Nullable String value) {
    /** What a cell holds. */
    public enum Kind {
        TEXT,
        /** Text by the users of a network or by their programs. */
        FOREIGN,
        NUMBER,
        TIME
    }

    public static final TableCell EMPTY = text("");

    /** A dash in place of a number. */
    public static final TableCell NO_NUMBER = formattedNumber("\u2013");

    public static TableCell text(String text) {
        return new TableCell(Kind.TEXT, text, null, null);
    }

    public static TableCell foreign(String text) {
        return new TableCell(Kind.FOREIGN, text, null, null);
    }

    /** A handle with {@code @}; empty where it is unknown. */
    public static TableCell handle(String handle) {
        return handle.isEmpty() ? EMPTY : foreign('@' + handle);
    }

    public static TableCell number(long number) {
        return new TableCell(Kind.NUMBER, EnglishText.count(number), null, Long.toString(number));
    }

    public static TableCell metric(Metric metric, MetricValue value) {
        return new TableCell(Kind.NUMBER, value.text(metric), null, metric.plain(value.value()));
    }

    /** A metric of one session; a dash where the session has no value. */
    public static TableCell metric(Metric metric, @Nullable Double value) {
        return value == null ? NO_NUMBER : metric(metric, MetricValue.exact(value));
    }

    public static TableCell seconds(int seconds) {
        return new TableCell(Kind.NUMBER, EnglishText.duration(seconds), null, Integer.toString(seconds));
    }

    /** A number that only people read, for example {@code +9 %}. */
    public static TableCell formattedNumber(String text) {
        return new TableCell(Kind.NUMBER, text, null, null);
    }

    public static TableCell time(Instant at, String text) {
        return new TableCell(Kind.TIME, text, null, at.toString());
    }

    /** Links to an anchor on the page. */
    public static TableCell anchor(String text, String anchor) {
        return new TableCell(Kind.TEXT, text, '#' + anchor, null);
    }

    /** Links to a web address; what is not a web address becomes plain text. */
    public static TableCell link(String text, @Nullable String address) {
        return new TableCell(Kind.FOREIGN, text, WebLink.orNull(address), null);
    }

    /** Whether the cell links to an anchor on the page. */
    public boolean isAnchor() {
        return link != null && link.startsWith("#");
    }
}
