package io.rounds.explorer.api.trends;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authors and ranks of topics in the windows before the one shown, as far as {@code trends} has them. */
final class Curves {
    private static final int POINTS = 16;
    /** More ends than the usual grid has in the period of a curve; of a finer one, the newest. */
    private static final int MAX_ENDS = 200;

    private static final String ENDS = "ends";
    private static final String TOPICS = "topics";
    private static final String TOPIC = "topic";

    /** What a topic had in a window. */
    private record Point(
            int authors,
            @Nullable Integer liveRank,
            @Nullable Integer unusualRank) {}

    private final List<Instant> ends = new ArrayList<>();
    private final Map<String, Map<Instant, Point>> topics = new HashMap<>();

    /** @param found the result of {@link #search} */
    Curves(SearchResult found) {
        for (JsonNode end : found.buckets(ENDS)) {
            ends.add(time(end));
        }
        for (JsonNode topic : found.aggregation(TOPICS).path(TOPICS).path("buckets")) {
            Map<Instant, Point> points = new HashMap<>();
            for (JsonNode end : topic.path(ENDS).path("buckets")) {
                int authors = end.path("authors").path("value").asInt();
                points.put(time(end), new Point(authors, rank(end, "live_rank"), rank(end, "unusual_rank")));
            }
            topics.put(topic.path("key").asText(), points);
        }
    }

    private static Instant time(JsonNode bucket) {
        return Instant.ofEpochMilli(bucket.path("key").asLong());
    }

    private static @Nullable Integer rank(JsonNode bucket, String rank) {
        JsonNode value = bucket.path(rank).path("value");
        return value.isNumber() ? Integer.valueOf(value.asInt()) : null;
    }

    /** A search for what the topics had in the windows before this one. */
    static Search search(String community, String window, String kind, Collection<String> topics, Instant end) {
        Instant from = end.minus(Windows.curve(window));
        Instant until = end.minusMillis(1);
        Map<String, Aggregation> figures = Map.of(
                "authors", Aggregations.max("authors"),
                "live_rank", Aggregations.max("live_rank"),
                "unusual_rank", Aggregations.max("unusual_rank"));
        Aggregation byTopic = Aggregations.terms(
                TOPIC,
                Math.max(1, topics.size()),
                Map.of(ENDS, Aggregations.largest(Windows.WINDOW_END, MAX_ENDS, figures)));
        return Search.aggregate(Indices.TRENDS)
                .within(from, until)
                .where(Windows.filter(community, window).after(Windows.WINDOW_END, from, until))
                .aggregation(ENDS, Aggregations.largest(Windows.WINDOW_END, MAX_ENDS))
                .aggregation(
                        TOPICS,
                        Aggregations.filter(
                                Filter.all().term("kind", kind).terms(TOPIC, topics), Map.of(TOPICS, byTopic)));
    }

    /** The end of the last window before the one shown; null if there is none in the period of a curve. */
    @Nullable Instant previous() {
        return ends.isEmpty() ? null : ends.get(0);
    }

    /** Evenly spaced ends of windows for the points of a curve, oldest first; the last one is that of the window shown. */
    List<Instant> points(Instant end) {
        int step = Math.max(1, (ends.size() + POINTS - 2) / (POINTS - 1));
        List<Instant> some = new ArrayList<>();
        some.add(end);
        for (int i = step - 1; i < ends.size(); i += step) {
            some.add(ends.get(i));
        }
        Collections.reverse(some);
        return some;
    }

    /** The authors of a topic at the {@link #points}; null where it did not rank. */
    ArrayNode line(String topic, List<Instant> points, int now) {
        Map<Instant, Point> known = topics.getOrDefault(topic, Map.of());
        ArrayNode line = Json.array();
        for (Instant at : points.subList(0, points.size() - 1)) {
            Point point = known.get(at);
            line.add(point == null ? null : Integer.valueOf(point.authors()));
        }
        return line.add(now);
    }

    /** The rank that a topic had in the {@link #previous} window; null if it did not rank. */
    @Nullable Integer previousRank(String topic, boolean live) {
        Point point =
                ends.isEmpty() ? null : topics.getOrDefault(topic, Map.of()).get(ends.get(0));
        return point == null ? null : live ? point.liveRank() : point.unusualRank();
    }
}
