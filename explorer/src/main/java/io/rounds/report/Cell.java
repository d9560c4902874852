package io.rounds.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text for people
 * @param link an address of the web or an anchor in the page; null for none
 * @param value for programs: a number or a time; null for texts
 */
record Cell(
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

    static final Cell EMPTY = text("");

    /** Where a number would stand. */
    static final Cell NOTHING = numberWords("\u2013");

    static Cell text(String text) {
        return new Cell(Kind.TEXT, text, null, null);
    }

    static Cell foreign(String text) {
        return new Cell(Kind.FOREIGN, text, null, null);
    }

    /** A handle with {@code @}; empty where it is not known. */
    static Cell handle(String handle) {
        return handle.isEmpty() ? EMPTY : foreign('@' + handle);
    }

    static Cell number(long number) {
        return new Cell(Kind.NUMBER, Words.count(number), null, Long.toString(number));
    }

    static Cell figure(Figure figure, Amount amount) {
        return new Cell(Kind.NUMBER, amount.words(figure), null, figure.plain(amount.value()));
    }

    /** A figure of one session; a dash where it has none. */
    static Cell figure(Figure figure, @Nullable Double value) {
        return value == null ? NOTHING : figure(figure, Amount.exact(value));
    }

    static Cell seconds(int seconds) {
        return new Cell(Kind.NUMBER, Words.duration(seconds), null, Integer.toString(seconds));
    }

    /** A number in words of its own, for example {@code +9 %}. */
    static Cell numberWords(String words) {
        return new Cell(Kind.NUMBER, words, null, null);
    }

    static Cell time(Instant at, String words) {
        return new Cell(Kind.TIME, words, null, at.toString());
    }

    /** Leads to a place of the page. */
    static Cell anchor(String text, String anchor) {
        return new Cell(Kind.TEXT, text, '#' + anchor, null);
    }

    /** Leads out, if the address is one of the web; else it is text only. */
    static Cell link(String text, @Nullable String address) {
        return new Cell(Kind.FOREIGN, text, WebLink.orNull(address), null);
    }
}
