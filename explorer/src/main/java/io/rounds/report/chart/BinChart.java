package io.rounds.report.chart;

import io.rounds.report.page.Chart;
import io.rounds.report.page.Drawing;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.TableCell;
import io.rounds.report.session.TimeBins;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values over equal bins: bars for the first series, lines for the others.
 *
 * @param header of the column of bins in the table
 * @param bins the times of the bins, for labels at round times; null where they are not times
 * @param labels of the bins, on the axis and in the table
 * @param series one or more, each with a value for each bin
 */
public record BinChart(
        String title,
        String description,
        String header,
        @Nullable TimeBins bins,
        List<String> labels,
        List<Series> series)
        implements Chart {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 300;
    private static final double LEFT = 56;
    private static final double RIGHT = 12;
    private static final double TOP = 34;
    private static final double BOTTOM = 34;
    private static final double LABEL_WIDTH = 92;
    private static final double MAX_BAR_WIDTH = 60;
    private static final double LEGEND_BOX = 12;
    private static final double LEGEND_LINE = 4;
    private static final double CHARACTER = 7.6;
    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    public BinChart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
    }

    /** Values with a name. */
    public record Series(String name, List<Long> values) {
        public Series {
            values = List.copyOf(values);
        }

        public static Series of(String name, long[] values) {
            return new Series(name, Arrays.stream(values).boxed().toList());
        }

        private long max() {
            return values.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    @Override
    public Drawing drawing() {
        AxisScale scale =
                AxisScale.upTo(series.stream().mapToLong(Series::max).max().orElse(0));
        List<Drawing.Shape> shapes = new ArrayList<>(legend());
        for (long tick : scale.ticks()) {
            double y = y(tick, scale);
            shapes.add(new Drawing.Line(tick == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT, y));
            shapes.add(Drawing.Label.of("label", LEFT - 8, y + 4, "end", EnglishText.count(tick)));
        }
        shapes.addAll(timeAxis());
        shapes.addAll(bars(scale));
        for (int i = 1; i < series.size(); i++) {
            shapes.add(line(scale, i));
        }
        return Drawing.of("chart", 0, 0, WIDTH, HEIGHT, shapes);
    }

    private List<Drawing.Shape> legend() {
        List<Drawing.Shape> shapes = new ArrayList<>();
        double x = LEFT;
        for (int i = 0; i < series.size(); i++) {
            String name = series.get(i).name();
            shapes.add(
                    i == 0
                            ? new Drawing.Rectangle("bar", x, 8, LEGEND_BOX, LEGEND_BOX, null)
                            : new Drawing.Rectangle("key" + i, x, 12, LEGEND_BOX, LEGEND_LINE, null));
            shapes.add(Drawing.Label.of("label", x + LEGEND_BOX + 6, 18, "start", name));
            x += LEGEND_BOX + 30 + CHARACTER * name.length();
        }
        return shapes;
    }

    private double step() {
        return (WIDTH - LEFT - RIGHT) / labels.size();
    }

    private double middle(int bin) {
        return LEFT + (bin + 0.5) * step();
    }

    private static double y(long value, AxisScale scale) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / scale.top();
    }

    private List<Drawing.Shape> timeAxis() {
        int every = (int) Math.max(1, Math.ceil(LABEL_WIDTH / step()));
        int from = 0;
        if (bins != null) {
            every = bins.roundStep(every);
            from = bins.firstRound(every);
        }
        List<Drawing.Shape> shapes = new ArrayList<>();
        for (int bin = from; bin < labels.size(); bin += every) {
            double x = middle(bin);
            shapes.add(new Drawing.Line("axis", x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5));
            shapes.add(Drawing.Label.of("label", x, HEIGHT - BOTTOM + 20, "middle", labels.get(bin)));
        }
        return shapes;
    }

    private List<Drawing.Shape> bars(AxisScale scale) {
        List<Long> values = series.get(0).values();
        double width = Math.min(MAX_BAR_WIDTH, step() * 0.8);
        List<Drawing.Shape> shapes = new ArrayList<>();
        for (int bin = 0; bin < values.size(); bin++) {
            if (values.get(bin) > 0) {
                double y = y(values.get(bin), scale);
                String tooltip = labels.get(bin) + ": " + EnglishText.count(values.get(bin));
                shapes.add(new Drawing.Rectangle(
                        "bar", middle(bin) - width / 2, y, width, HEIGHT - BOTTOM - y, tooltip));
            }
        }
        return shapes;
    }

    private Drawing.Path line(AxisScale scale, int number) {
        List<Long> values = series.get(number).values();
        StringBuilder commands = new StringBuilder();
        for (int bin = 0; bin < values.size(); bin++) {
            commands.append(bin == 0 ? 'M' : 'L')
                    .append(Drawing.coordinate(middle(bin)))
                    .append(' ')
                    .append(Drawing.coordinate(y(values.get(bin), scale)));
        }
        return new Drawing.Path("line" + number, commands.toString(), null, null);
    }

    @Override
    public PageTable table() {
        List<String> headers = new ArrayList<>(List.of(header));
        series.forEach(one -> headers.add(one.name()));
        PageTable.Builder table = PageTable.of(title, headers.toArray(String[]::new));
        for (int bin = 0; bin < labels.size(); bin++) {
            TableCell[] cells = new TableCell[headers.size()];
            cells[0] = TableCell.text(labels.get(bin));
            for (int i = 0; i < series.size(); i++) {
                cells[i + 1] = TableCell.number(series.get(i).values().get(bin));
            }
            table.row(cells);
        }
        return table.build();
    }

    /** The bars as block characters of eight heights. */
    @Override
    public String line() {
        long max = Math.max(1, series.get(0).max());
        StringBuilder blocks = new StringBuilder();
        for (long value : series.get(0).values()) {
            int height = (int) Math.ceil((double) value * BLOCKS.length() / max);
            blocks.append(height == 0 ? ' ' : BLOCKS.charAt(height - 1));
        }
        return blocks.toString();
    }
}
