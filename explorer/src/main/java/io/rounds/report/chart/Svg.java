package io.rounds.report.chart;

import java.io.IOException;
import java.util.Locale;

/** The pieces that charts are drawn of. Colours come from classes of the page's style sheet. */
final class Svg {
    private final Markup out;

    Svg(Markup out) {
        this.out = out;
    }

    /** A coordinate: two digits are finer than any screen. */
    static String at(double coordinate) {
        String text = String.format(Locale.ROOT, "%.2f", coordinate);
        return text.equals("-0.00") ? "0.00" : text;
    }

    Svg line(double x1, double y1, double x2, double y2, String style) throws IOException {
        out.start("line", "class", style, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2))
                .end();
        return this;
    }

    Svg path(String path, String style) throws IOException {
        out.start("path", "class", style, "d", path).end();
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(double x, double y, String anchor, String style, String text) throws IOException {
        out.element("text", text, "class", style, "x", at(x), "y", at(y), "text-anchor", anchor);
        return this;
    }
}
