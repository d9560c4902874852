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
 * @param link an address of the web or an anchor in the page; null for none
 * @param value for programs: a number or a time; null for texts
 */
record TableCell(
        Kind kind,
        String text,
        @Nullable String link,
        @Nullable String value) {
    /** What a cell holds. */
    enum Kind {
        TEXT,
        /** What people or their programs wrote. */
        FOREIGN,
        NUMBER,
        TIME
    }

    static final TableCell EMPTY = text("");

    /** Where a number would stand. */
    static final TableCell NOTHING = numberWords("\u2013");

    static TableCell text(String text) {
        return new TableCell(Kind.TEXT, text, null, null);
    }

    static TableCell foreign(String text) {
        return new TableCell(Kind.FOREIGN, text, null, null);
    }

    /** A handle with {@code @}; empty where it is not known. */
    static TableCell handle(String handle) {
        return handle.isEmpty() ? EMPTY : foreign('@' + handle);
    }

    static TableCell number(long number) {
        return new TableCell(Kind.NUMBER, EnglishText.count(number), null, Long.toString(number));
    }

    static TableCell figure(Metric figure, MetricValue amount) {
        return new TableCell(Kind.NUMBER, amount.words(figure), null, figure.plain(amount.value()));
    }

    /** A figure of one session; a dash where it has none. */
    static TableCell figure(Metric figure, @Nullable Double value) {
        return value == null ? NOTHING : figure(figure, MetricValue.exact(value));
    }

    static TableCell seconds(int seconds) {
        return new TableCell(Kind.NUMBER, EnglishText.duration(seconds), null, Integer.toString(seconds));
    }

    /** A number in words of its own, for example {@code +9 %}. */
    static TableCell numberWords(String words) {
        return new TableCell(Kind.NUMBER, words, null, null);
    }

    static TableCell time(Instant at, String words) {
        return new TableCell(Kind.TIME, words, null, at.toString());
    }

    /** Leads to a place of the page. */
    static TableCell anchor(String text, String anchor) {
        return new TableCell(Kind.TEXT, text, '#' + anchor, null);
    }

    /** Leads out, if the address is one of the web; else it is text only. */
    static TableCell link(String text, @Nullable String address) {
        return new TableCell(Kind.FOREIGN, text, WebLink.orNull(address), null);
    }
}
