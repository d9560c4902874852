package io.rounds.explorer.api;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Both rankings of a window, in three requests to Elasticsearch: for the end of the window; for its documents and the ends
 * of earlier windows; for the sparklines, tweets and previous ranks of the rows.
 */
final class TrendsResource implements Resource {
    private static final List<String> RANKINGS = List.of("live", "unusual");
    private static final int SPARKLINE = 16;
    private static final int SPARKLINE_WINDOWS = 3;
    private static final int MAX_ENDS = 2_000;
    /** A job may be configured to rank more than the default of 50 topics, in two rankings. */
    private static final int MAX_RANKED = 1_000;

    private static final String WINDOW_END = NewestWindow.WINDOW_END;
    private static final String TOPIC = "topic";

    private final Store store;
    private final NewestWindow newestWindow;

    TrendsResource(Store store, NewestWindow newestWindow) {
        this.store = store;
        this.newestWindow = newestWindow;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        View view = new View(
                parameters.text("community"),
                parameters.text("window"),
                parameters.time("at"),
                parameters.number("size"));
        Instant end = newestWindow.end(view.community(), view.window(), view.at());
        return end == null ? nothing(view) : rankings(view, end);
    }

    /** The window and the number of rows requested. */
    private record View(
            String community, String window, @Nullable Instant at, int size) {
        Filter filter() {
            return Filter.all().term("community", community).term("window", window);
        }
    }

    private ObjectNode nothing(View view) {
        boolean empty =
                store.search(Search.in(Indices.TRENDS, 1).fields(WINDOW_END)).first() == null;
        ObjectNode json = head(view);
        json.putNull("window_end");
        json.putNull("previous_window_end");
        json.putNull("next_window_end");
        json.putArray("sparkline_ends");
        RANKINGS.forEach(json::putArray);
        json.set("notice", (empty ? Notice.NO_DATA : Notice.NO_WINDOW).json());
        return json;
    }

    private static ObjectNode head(View view) {
        return Json.object().put("community", view.community()).put("window", view.window());
    }

    private ObjectNode rankings(View view, Instant end) {
        Duration span = WindowLength.of(view.window()).multipliedBy(SPARKLINE_WINDOWS);
        Search ranked = Search.in(Indices.TRENDS, MAX_RANKED)
                .within(end, end)
                .where(view.filter().term(WINDOW_END, end));
        Search earlier = Search.aggregate(Indices.TRENDS)
                .within(end.minus(span), end)
                .where(view.filter().after(WINDOW_END, end.minus(span), end))
                .aggregation("ends", Aggregations.largest(WINDOW_END, MAX_ENDS));
        SearchResults found = store.search(List.of(ranked, earlier));
        Map<String, List<JsonNode>> shown = new LinkedHashMap<>();
        for (String ranking : RANKINGS) {
            shown.put(ranking, top(found.of(ranked).documents(), ranking, view.size()));
        }
        List<Instant> ends = new ArrayList<>();
        found.of(earlier)
                .buckets("ends")
                .forEach(bucket ->
                        ends.add(Instant.ofEpochMilli(bucket.path("key").asLong())));
        Instant previous = ends.size() > 1 ? ends.get(1) : null;
        return answer(view, end, previous, sparklineEnds(ends), shown);
    }

    private static List<JsonNode> top(List<JsonNode> documents, String ranking, int size) {
        String rank = ranking + "_rank";
        return documents.stream()
                .filter(document -> document.path(rank).isNumber())
                .sorted(Comparator.comparingInt(document -> document.path(rank).asInt()))
                .limit(size)
                .toList();
    }

    /** Evenly spaced ends of windows for the points of a sparkline, oldest first, including the newest. */
    static List<Instant> sparklineEnds(List<Instant> newestFirst) {
        int step = Math.max(1, (newestFirst.size() + SPARKLINE - 1) / SPARKLINE);
        List<Instant> some = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i += step) {
            some.add(newestFirst.get(i));
        }
        Collections.reverse(some);
        return some;
    }

    private ObjectNode answer(
            View view,
            Instant end,
            @Nullable Instant previous,
            List<Instant> sparklineEnds,
            Map<String, List<JsonNode>> shown) {
        LinkedHashSet<String> topics = new LinkedHashSet<>();
        LinkedHashSet<String> tweets = new LinkedHashSet<>();
        for (List<JsonNode> rows : shown.values()) {
            for (JsonNode row : rows) {
                topics.add(row.path(TOPIC).asText());
                tweets.addAll(Json.list(row.path("exemplars")));
            }
        }
        Instant before = previous == null ? Instant.EPOCH : previous;
        Search sparklines = sparklines(view, topics, sparklineEnds);
        Search exemplarTweets = TweetSummaries.search(tweets);
        Search previousRanks = Search.in(Indices.TRENDS, MAX_RANKED)
                .within(before, before)
                .where(view.filter().term(WINDOW_END, before))
                .fields(TOPIC, "live_rank", "unusual_rank");
        Search soonAfter = NewestWindow.soonAfter(view.community(), view.window(), end);
        SearchResults found = store.search(List.of(sparklines, exemplarTweets, previousRanks, soonAfter));
        Map<String, Map<Long, Integer>> authors = authors(found.of(sparklines));
        Map<String, JsonNode> exemplars = TweetSummaries.byId(found.of(exemplarTweets));
        List<JsonNode> rankedBefore = found.of(previousRanks).documents();
        Instant soon = NewestWindow.end(found.of(soonAfter));
        Instant next = soon == null ? newestWindow.longAfter(view.community(), view.window(), end) : soon;

        ObjectNode json = head(view);
        json.put(WINDOW_END, end.toString());
        json.set("previous_window_end", Json.time(previous));
        json.set("next_window_end", Json.time(next));
        ArrayNode ends = json.putArray("sparkline_ends");
        sparklineEnds.forEach(point -> ends.add(point.toString()));
        for (String ranking : RANKINGS) {
            Map<String, Integer> ranks = ranks(rankedBefore, ranking);
            ArrayNode rows = json.putArray(ranking);
            for (JsonNode trend : shown.getOrDefault(ranking, List.of())) {
                ObjectNode row = rows.addObject();
                row.set("trend", trend);
                movement(
                        row,
                        trend.path(ranking + "_rank").asInt(),
                        ranks.get(trend.path(TOPIC).asText()));
                row.set("sparkline", sparkline(authors.get(trend.path(TOPIC).asText()), sparklineEnds));
                row.set("exemplars", TweetSummaries.inOrder(Json.list(trend.path("exemplars")), exemplars));
            }
        }
        json.putNull("notice");
        return json;
    }

    private static Search sparklines(View view, Collection<String> topics, List<Instant> ends) {
        List<String> times = ends.stream().map(Instant::toString).toList();
        Map<String, Aggregation> authors = Map.of("authors", Aggregations.max("authors"));
        Instant first = ends.isEmpty() ? Instant.EPOCH : ends.get(0);
        Instant last = ends.isEmpty() ? Instant.EPOCH : ends.get(ends.size() - 1);
        return Search.aggregate(Indices.TRENDS)
                .within(first, last)
                .where(view.filter().terms(TOPIC, topics).terms(WINDOW_END, times))
                .aggregation(
                        "topics",
                        Aggregations.terms(
                                TOPIC,
                                Math.max(1, topics.size()),
                                Map.of("ends", Aggregations.terms(WINDOW_END, SPARKLINE, authors))));
    }

    private static Map<String, Map<Long, Integer>> authors(SearchResult found) {
        Map<String, Map<Long, Integer>> authors = new HashMap<>();
        for (JsonNode topic : found.buckets("topics")) {
            Map<Long, Integer> points = new HashMap<>();
            for (JsonNode end : topic.path("ends").path("buckets")) {
                points.put(
                        end.path("key").asLong(),
                        end.path("authors").path("value").asInt());
            }
            authors.put(topic.path("key").asText(), points);
        }
        return authors;
    }

    private static ArrayNode sparkline(@Nullable Map<Long, Integer> points, List<Instant> ends) {
        ArrayNode line = Json.array();
        for (Instant end : ends) {
            line.add(points == null ? null : points.get(end.toEpochMilli()));
        }
        return line;
    }

    private static Map<String, Integer> ranks(List<JsonNode> documents, String ranking) {
        Map<String, Integer> ranks = new HashMap<>();
        for (JsonNode document : documents) {
            JsonNode rank = document.path(ranking + "_rank");
            if (rank.isNumber()) {
                ranks.put(document.path(TOPIC).asText(), rank.asInt());
            }
        }
        return ranks;
    }

    private static void movement(ObjectNode row, int rank, @Nullable Integer before) {
        row.put("previous_rank", before);
        row.put("movement", before == null ? null : Integer.valueOf(before - rank));
    }
}
