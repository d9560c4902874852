package io.rounds.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.report.page.Chart;
import io.rounds.report.page.Drawing;
import io.rounds.report.page.PageTable;
import io.rounds.report.page.TableCell;
import io.rounds.report.text.EnglishText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The network of mentions on a circle: edges bend towards the centre, handles are outside.
 *
 * @param mentions the list of the session's document, for the table
 * @param moderators handles in lower case, which have a colour of their own
 */
public record MentionChart(
        String title, String description, MentionNetwork network, JsonNode mentions, Set<String> moderators)
        implements Chart {
    private static final double WIDTH = 960;
    private static final double RADIUS = 215;
    private static final double MIN_BEND = 0.12;
    private static final double BEND_PER_DIAMETER = 0.5;
    private static final double CHARACTER = 8;
    private static final double MARGIN = 12;
    private static final double LABEL_GAP = 6;
    /** Below this number of mentions, the heaviest edge is not drawn at its full width. */
    private static final long MENTIONS_AT_MAX_WIDTH = 5;

    private static final double MIN_DOT = 4;
    private static final double MAX_DOT = 15;
    private static final double MIN_WIDTH = 0.8;
    private static final double MAX_WIDTH = 7;
    private static final int MAX_ROWS = 40;
    private static final int MAX_HANDLE_LENGTH = 26;

    @Override
    public Drawing drawing() {
        long maxMentions = network.edges().stream()
                .mapToLong(MentionNetwork.Edge::mentions)
                .max()
                .orElse(1);
        List<Drawing.Shape> shapes = new ArrayList<>();
        // The heaviest last, so that they are above the others.
        for (int i = network.edges().size() - 1; i >= 0; i--) {
            shapes.add(edge(network.edges().get(i), Math.max(MENTIONS_AT_MAX_WIDTH, maxMentions)));
        }
        long maxReceived = network.people().stream()
                .mapToLong(MentionNetwork.Person::received)
                .max()
                .orElse(1);
        for (int i = 0; i < network.people().size(); i++) {
            shapes.add(dot(i, Math.max(1, maxReceived)));
            shapes.add(label(i));
        }
        return Drawing.of("chart network", -WIDTH / 2, -reach(), WIDTH, 2 * reach(), shapes);
    }

    private double angle(int position) {
        return 2 * Math.PI * position / network.people().size() - Math.PI / 2;
    }

    private static double x(double angle, double radius) {
        return radius * Math.cos(angle);
    }

    private static double y(double angle, double radius) {
        return radius * Math.sin(angle);
    }

    /** How far labels extend above and below the centre. */
    private double reach() {
        double reach = RADIUS + MAX_DOT;
        for (int i = 0; i < network.people().size(); i++) {
            int letters = 1 + shortened(network.people().get(i).handle()).length();
            double end = Math.abs(y(angle(i), RADIUS + MAX_DOT + LABEL_GAP + CHARACTER * letters));
            reach = Math.max(reach, end);
        }
        return reach + MARGIN;
    }

    private Drawing.Path edge(MentionNetwork.Edge edge, long maxMentions) {
        double one = angle(edge.one());
        double other = angle(edge.other());
        double x = x(one, RADIUS);
        double y = y(one, RADIUS);
        double toX = x(other, RADIUS);
        double toY = y(other, RADIUS);
        // The control point is between the middle of the line and the centre, nearer to the centre for longer lines.
        double bend = MIN_BEND + BEND_PER_DIAMETER * Math.hypot(x - toX, y - toY) / (2 * RADIUS);
        double bendX = (1 - bend) * (x + toX) / 2;
        double bendY = (1 - bend) * (y + toY) / 2;
        double width = MIN_WIDTH + (MAX_WIDTH - MIN_WIDTH) * Math.sqrt((double) edge.mentions() / maxMentions);
        String commands = "M" + Drawing.coordinate(x) + ' ' + Drawing.coordinate(y) + 'Q' + Drawing.coordinate(bendX)
                + ' ' + Drawing.coordinate(bendY) + ' ' + Drawing.coordinate(toX) + ' ' + Drawing.coordinate(toY);
        String tooltip = network.people().get(edge.one()).handle() + " and "
                + network.people().get(edge.other()).handle() + ": "
                + EnglishText.count(edge.mentions(), "mention", "mentions");
        return new Drawing.Path("tie", commands, Drawing.coordinate(width), tooltip);
    }

    private Drawing.Circle dot(int position, long maxReceived) {
        MentionNetwork.Person person = network.people().get(position);
        double angle = angle(position);
        double radius = MIN_DOT + (MAX_DOT - MIN_DOT) * Math.sqrt((double) person.received() / maxReceived);
        return new Drawing.Circle(
                moderators.contains(person.handle()) ? "moderator" : "person",
                x(angle, RADIUS),
                y(angle, RADIUS),
                radius,
                '@' + person.handle() + ": mentioned " + EnglishText.count(person.received(), "time", "times"));
    }

    private Drawing.Label label(int position) {
        double angle = angle(position);
        boolean left = Math.cos(angle) < -1e-9;
        double degrees = Math.toDegrees(angle) + (left ? 180 : 0);
        double x = x(angle, RADIUS + MAX_DOT + LABEL_GAP);
        double y = y(angle, RADIUS + MAX_DOT + LABEL_GAP);
        return new Drawing.Label(
                "name",
                x,
                y,
                left ? "end" : "start",
                '@' + shortened(network.people().get(position).handle()),
                "0.35em",
                "rotate(" + Drawing.coordinate(degrees) + ' ' + Drawing.coordinate(x) + ' ' + Drawing.coordinate(y)
                        + ')');
    }

    private static String shortened(String handle) {
        return handle.codePointCount(0, handle.length()) <= MAX_HANDLE_LENGTH
                ? handle
                : handle.substring(0, handle.offsetByCodePoints(0, MAX_HANDLE_LENGTH - 1)) + '\u2026';
    }

    @Override
    public PageTable table() {
        PageTable.Builder table = PageTable.of("Most frequent mentions", "From", "To", "Mentions");
        int rows = 0;
        for (JsonNode mention : mentions) {
            if (rows++ < MAX_ROWS) {
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
