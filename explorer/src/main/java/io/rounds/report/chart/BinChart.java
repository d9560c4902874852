package io.rounds.report.chart;

import io.rounds.report.page.Chart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.TimeBins;
import io.rounds.report.text.EnglishText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over equal pieces: bars for the first series, lines for the others.
 *
 * @param bins what the pieces are, for labels at round times; null where they are no times
 * @param pieces what a piece is called on the axis and in the table
 * @param first the heading of the column of pieces
 * @param series one or more, each with a value for each piece
 */
record BinChart(
        String title,
        String description,
        String first,
        @Nullable TimeBins bins,
        List<String> pieces,
        List<Series> series)
        implements Chart {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 300;
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 34;
    private static final double BOTTOM = 34;
    private static final double LABEL_WIDTH = 92;
    private static final double MOST_BAR_WIDTH = 60;
    private static final double LEGEND_BOX = 12;
    private static final double CHARACTER = 7.6;
    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    BinChart {
        pieces = List.copyOf(pieces);
        series = List.copyOf(series);
    }

    /** Values with a name. */
    record Series(String name, List<Long> values) {
        Series {
            values = List.copyOf(values);
        }

        static Series of(String name, long[] values) {
            return new Series(name, Arrays.stream(values).boxed().toList());
        }

        private long largest() {
            return values.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    @Override
    public void draw(Markup out) throws IOException {
        AxisScale scale =
                AxisScale.upTo(series.stream().mapToLong(Series::largest).max().orElse(0));
        Svg svg = new Svg(out);
        out.start(
                "svg",
                "class",
                "chart",
                "role",
                "img",
                "aria-label",
                title + ". " + description,
                "viewBox",
                "0 0 " + Svg.at(WIDTH) + ' ' + Svg.at(HEIGHT));
        legend(out, svg);
        for (long tick : scale.ticks()) {
            double y = y(tick, scale);
            svg.line(LEFT, y, WIDTH - RIGHT, y, tick == 0 ? "axis" : "grid");
            svg.text(LEFT - 8, y + 4, "end", "label", EnglishText.count(tick));
        }
        labels(svg);
        bars(out, scale);
        for (int i = 1; i < series.size(); i++) {
            line(svg, scale, i);
        }
        out.endLine();
    }

    private void legend(Markup out, Svg svg) throws IOException {
        double x = LEFT;
        for (int i = 0; i < series.size(); i++) {
            out.start(
                            "rect",
                            "class",
                            i == 0 ? "bar" : "key" + i,
                            "x",
                            Svg.at(x),
                            "y",
                            i == 0 ? "8" : "12",
                            "width",
                            Svg.at(LEGEND_BOX),
                            "height",
                            i == 0 ? "12" : "4")
                    .end();
            svg.text(x + LEGEND_BOX + 6, 18, "start", "label", series.get(i).name());
            x += LEGEND_BOX + 30 + CHARACTER * series.get(i).name().length();
        }
    }

    private double step() {
        return (WIDTH - LEFT - RIGHT) / pieces.size();
    }

    private double middle(int piece) {
        return LEFT + (piece + 0.5) * step();
    }

    private static double y(long value, AxisScale scale) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / scale.top();
    }

    private void labels(Svg svg) throws IOException {
        int every = (int) Math.max(1, Math.ceil(LABEL_WIDTH / step()));
        int from = 0;
        if (bins != null) {
            every = bins.roundStep(every);
            from = bins.firstRound(every);
        }
        for (int piece = from; piece < pieces.size(); piece += every) {
            double x = middle(piece);
            svg.line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "axis");
            svg.text(x, HEIGHT - BOTTOM + 20, "middle", "label", pieces.get(piece));
        }
    }

    private void bars(Markup out, AxisScale scale) throws IOException {
        List<Long> values = series.get(0).values();
        double width = Math.min(MOST_BAR_WIDTH, step() * 0.8);
        for (int piece = 0; piece < values.size(); piece++) {
            if (values.get(piece) > 0) {
                double y = y(values.get(piece), scale);
                out.start(
                        "rect",
                        "class",
                        "bar",
                        "x",
                        Svg.at(middle(piece) - width / 2),
                        "y",
                        Svg.at(y),
                        "width",
                        Svg.at(width),
                        "height",
                        Svg.at(HEIGHT - BOTTOM - y));
                out.element("title", pieces.get(piece) + ": " + EnglishText.count(values.get(piece)))
                        .end();
            }
        }
    }

    private void line(Svg svg, AxisScale scale, int number) throws IOException {
        List<Long> values = series.get(number).values();
        StringBuilder path = new StringBuilder();
        for (int piece = 0; piece < values.size(); piece++) {
            path.append(piece == 0 ? 'M' : 'L')
                    .append(Svg.at(middle(piece)))
                    .append(' ')
                    .append(Svg.at(y(values.get(piece), scale)));
        }
        svg.path(path.toString(), "line" + number);
    }

    @Override
    public PageTable table() {
        List<String> headers = new ArrayList<>(List.of(first));
        series.forEach(one -> headers.add(one.name()));
        PageTable.Builder table = PageTable.of(title, headers.toArray(String[]::new));
        for (int piece = 0; piece < pieces.size(); piece++) {
            TableCell[] cells = new TableCell[headers.size()];
            cells[0] = TableCell.text(pieces.get(piece));
            for (int i = 0; i < series.size(); i++) {
                cells[i + 1] = TableCell.number(series.get(i).values().get(piece));
            }
            table.row(cells);
        }
        return table.build();
    }

    /** The bars as blocks of eight heights. */
    @Override
    public String line() {
        long largest = Math.max(1, series.get(0).largest());
        StringBuilder blocks = new StringBuilder();
        for (long value : series.get(0).values()) {
            int height = (int) Math.ceil((double) value * BLOCKS.length() / largest);
            blocks.append(height == 0 ? ' ' : BLOCKS.charAt(height - 1));
        }
        return blocks.toString();
    }
}
