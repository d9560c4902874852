package io.rounds.report.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A picture in SVG. Colours and widths of lines come from the page's style sheet, by the class (here {@code style}) of
 * each shape. Coordinates are in units of the view box, with y growing downwards.
 *
 * @param style classes of the whole picture
 * @param viewBox left, top, width and height of the part of the plane that is shown, as SVG writes them
 * @param shapes in the order in which they are painted
 */
public record Drawing(String style, String viewBox, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    public static Drawing of(String style, double left, double top, double width, double height, List<Shape> shapes) {
        String viewBox =
                coordinate(left) + ' ' + coordinate(top) + ' ' + coordinate(width) + ' ' + coordinate(height);
        return new Drawing(style, viewBox, shapes);
    }

    /** A coordinate as SVG writes it: two digits are finer than any screen. */
    public static String coordinate(double coordinate) {
        String text = String.format(Locale.ROOT, "%.2f", coordinate);
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** A part of the picture. */
    public sealed interface Shape permits Rectangle, Line, Path, Circle, Label {}

    /**
     * A filled rectangle.
     *
     * @param tooltip what the rectangle stands for; null for none
     */
    public record Rectangle(
            String style,
            double x,
            double y,
            double width,
            double height,
            @Nullable String tooltip) implements Shape {}

    /** A straight line. */
    public record Line(String style, double x1, double y1, double x2, double y2) implements Shape {}

    /**
     * Lines and curves.
     *
     * @param commands of SVG: {@code M0.00 1.00L2.00 3.00}
     * @param strokeWidth null for that of the style sheet
     * @param tooltip what the path stands for; null for none
     */
    public record Path(
            String style,
            String commands,
            @Nullable String strokeWidth,
            @Nullable String tooltip) implements Shape {}

    /**
     * A filled circle.
     *
     * @param tooltip what the circle stands for
     */
    public record Circle(String style, double x, double y, double radius, String tooltip) implements Shape {}

    /**
     * A line of text.
     *
     * @param anchor which part of the text is at {@code x}: {@code start}, {@code middle} or {@code end}
     * @param shift downwards, as SVG's {@code dy}; null for none
     * @param transform as SVG writes it; null for none
     */
    public record Label(
            String style,
            double x,
            double y,
            String anchor,
            String text,
            @Nullable String shift,
            @Nullable String transform) implements Shape {
        public static Label of(String style, double x, double y, String anchor, String text) {
            return new Label(style, x, y, anchor, text, null, null);
        }
    }
}
