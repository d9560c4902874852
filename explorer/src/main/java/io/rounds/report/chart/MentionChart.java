package io.rounds.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.page.Chart;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.TableCell;
import io.rounds.report.text.EnglishText;
import java.io.IOException;
import java.util.Set;

/**
 * The network of mentions on a circle: lines bend towards the middle, names stand outside.
 *
 * @param mentions the document's list, for the table
 * @param moderators handles in lower case, which get a colour of their own
 */
record MentionChart(String title, String description, MentionNetwork network, JsonNode mentions, Set<String> moderators)
        implements Chart {
    private static final double WIDTH = 960;
    private static final double RADIUS = 215;
    private static final double LEAST_BEND = 0.12;
    private static final double MORE_BEND = 0.5;
    private static final double CHARACTER = 8;
    private static final double MARGIN = 12;
    private static final long USUAL_STRONGEST = 5;
    private static final double SMALLEST = 4;
    private static final double LARGEST = 15;
    private static final double THINNEST = 0.8;
    private static final double THICKEST = 7;
    private static final int ROWS = 40;
    private static final int NAME = 26;

    @Override
    public void draw(Markup out) throws IOException {
        out.start(
                "svg",
                "class",
                "chart network",
                "role",
                "img",
                "aria-label",
                title + ". " + description,
                "viewBox",
                Svg.at(-WIDTH / 2) + ' ' + Svg.at(-reach()) + ' ' + Svg.at(WIDTH) + ' ' + Svg.at(2 * reach()));
        long strongest = Math.max(
                USUAL_STRONGEST,
                network.ties().stream()
                        .mapToLong(MentionNetwork.Tie::mentions)
                        .max()
                        .orElse(1));
        // The strongest last, so that they lie above the others.
        for (int i = network.ties().size() - 1; i >= 0; i--) {
            tie(out, network.ties().get(i), strongest);
        }
        long most = network.people().stream()
                .mapToLong(MentionNetwork.Person::received)
                .max()
                .orElse(1);
        for (int i = 0; i < network.people().size(); i++) {
            person(out, i, Math.max(1, most));
        }
        out.endLine();
    }

    private double angle(int place) {
        return 2 * Math.PI * place / network.people().size() - Math.PI / 2;
    }

    private static double x(double angle, double radius) {
        return radius * Math.cos(angle);
    }

    private static double y(double angle, double radius) {
        return radius * Math.sin(angle);
    }

    /** How far names reach up and down from the middle. */
    private double reach() {
        double reach = RADIUS + LARGEST;
        for (int i = 0; i < network.people().size(); i++) {
            int letters = 1 + shortened(network.people().get(i).handle()).length();
            double end = Math.abs(y(angle(i), RADIUS + LARGEST + 6 + CHARACTER * letters));
            reach = Math.max(reach, end);
        }
        return reach + MARGIN;
    }

    private void tie(Markup out, MentionNetwork.Tie tie, long strongest) throws IOException {
        double one = angle(tie.one());
        double other = angle(tie.other());
        double x = x(one, RADIUS);
        double y = y(one, RADIUS);
        double toX = x(other, RADIUS);
        double toY = y(other, RADIUS);
        // A point between the middle of the line and the middle of the circle, nearer to this for longer lines.
        double bend = LEAST_BEND + MORE_BEND * Math.hypot(x - toX, y - toY) / (2 * RADIUS);
        double bendX = (1 - bend) * (x + toX) / 2;
        double bendY = (1 - bend) * (y + toY) / 2;
        double width = THINNEST + (THICKEST - THINNEST) * Math.sqrt((double) tie.mentions() / strongest);
        out.start(
                "path",
                "class",
                "tie",
                "stroke-width",
                Svg.at(width),
                "d",
                "M" + Svg.at(x) + ' ' + Svg.at(y) + 'Q' + Svg.at(bendX) + ' ' + Svg.at(bendY) + ' ' + Svg.at(toX) + ' '
                        + Svg.at(toY));
        String names = network.people().get(tie.one()).handle() + " and "
                + network.people().get(tie.other()).handle();
        out.element("title", names + ": " + EnglishText.count(tie.mentions(), "mention", "mentions"))
                .end();
    }

    private void person(Markup out, int place, long most) throws IOException {
        MentionNetwork.Person person = network.people().get(place);
        double angle = angle(place);
        double size = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) person.received() / most);
        out.start(
                "circle",
                "class",
                moderators.contains(person.handle()) ? "moderator" : "person",
                "cx",
                Svg.at(x(angle, RADIUS)),
                "cy",
                Svg.at(y(angle, RADIUS)),
                "r",
                Svg.at(size));
        out.element("title", '@' + person.handle() + ": mentioned " + EnglishText.count(person.received(), "time", "times"))
                .end();
        boolean left = Math.cos(angle) < -1e-9;
        double degrees = Math.toDegrees(angle) + (left ? 180 : 0);
        double x = x(angle, RADIUS + LARGEST + 6);
        double y = y(angle, RADIUS + LARGEST + 6);
        out.element(
                "text",
                '@' + shortened(person.handle()),
                "class",
                "name",
                "x",
                Svg.at(x),
                "y",
                Svg.at(y),
                "dy",
                "0.35em",
                "text-anchor",
                left ? "end" : "start",
                "transform",
                "rotate(" + Svg.at(degrees) + ' ' + Svg.at(x) + ' ' + Svg.at(y) + ')');
    }

    private static String shortened(String handle) {
        return handle.codePointCount(0, handle.length()) <= NAME
                ? handle
                : handle.substring(0, handle.offsetByCodePoints(0, NAME - 1)) + '\u2026';
    }

    @Override
    public PageTable table() {
        PageTable.Builder table = PageTable.of("Who mentioned whom most", "From", "To", "Mentions");
        int rows = 0;
        for (JsonNode mention : mentions) {
            if (rows++ < ROWS) {
                table.row(
                        TableCell.handle(mention.path("from").asText()),
                        TableCell.handle(mention.path("to").asText()),
                        TableCell.number(mention.path("count").asLong()));
            }
        }
        return table.build();
    }

    @Override
    public String line() {
        return "";
    }
}
