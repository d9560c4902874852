package io.rounds.bench.trends;

import io.rounds.trends.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A point of a cost curve: one property of the stream or the job varies, the others stay.
 *
 * @param axis which one, of {@link #AXES}
 * @param value of the axis, for people
 * @param tweetsPerMinute of event time
 * @param topics in use
 * @param windows by name
 * @param tweets to read
 */
record CurvePoint(
        String axis,
        String value,
        int tweetsPerMinute,
        int topics,
        List<String> windows,
        int communities,
        long tweets) {
    /** All axes. */
    static final List<String> AXES = List.of("rate", "topics", "window", "communities");

    private static final List<String> ALL_WINDOWS =
            Window.STANDARD.stream().map(Window::name).toList();
    private static final int TOPICS = 10_000;
    private static final int PER_MINUTE = 1_000;
    /** A window is measured in a thin stream, where its length is long against the run. */
    private static final int THIN_PER_MINUTE = 10;

    private static final int LEAST_MINUTES = 10;

    /**
     * The points of an axis.
     *
     * @param tweets of each run, at least; more where the run would be shorter than ten minutes of event time
     * @param full whether the dear ends are measured, too: 10,000 and 100,000 tweets a second, a million topics
     */
    static List<CurvePoint> of(String axis, long tweets, boolean full) {
        List<CurvePoint> points = new ArrayList<>();
        switch (axis) {
            case "rate" -> {
                for (int rate = 1; rate <= (full ? 100_000 : 1_000); rate *= 10) {
                    points.add(new CurvePoint(axis, rate + "/s", 60 * rate, TOPICS, ALL_WINDOWS, 1, tweets));
                }
            }
            case "topics" -> {
                for (int topics = 1_000; topics <= (full ? 1_000_000 : 100_000); topics *= 10) {
                    points.add(
                            new CurvePoint(axis, Integer.toString(topics), PER_MINUTE, topics, ALL_WINDOWS, 1, tweets));
                }
            }
            case "window" ->
                ALL_WINDOWS.forEach(window ->
                        points.add(new CurvePoint(axis, window, THIN_PER_MINUTE, TOPICS, List.of(window), 1, tweets)));
            case "communities" -> {
                for (int communities = 1; communities <= 100; communities *= 10) {
                    points.add(new CurvePoint(
                            axis, Integer.toString(communities), PER_MINUTE, TOPICS, ALL_WINDOWS, communities, tweets));
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "there is no axis '" + axis + "'; there are " + String.join(", ", AXES));
        }
        return points.stream().map(CurvePoint::longEnough).toList();
    }

    private CurvePoint longEnough() {
        long least = Math.max(tweets, (long) tweetsPerMinute * LEAST_MINUTES);
        return new CurvePoint(axis, value, tweetsPerMinute, topics, windows, communities, least);
    }
}
