package io.rounds.explorer.api.trends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.api.LinkDocuments;
import io.rounds.explorer.api.Notice;
import io.rounds.explorer.api.Resource;
import io.rounds.explorer.api.TweetSummaries;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both rankings of a window. Those of now are one document; those of an earlier window are the documents of its topics. A
 * further request finds the sparklines, previous ranks, tweets and links of the rows.
 */
public final class TrendsResource implements Resource {
    private static final List<String> RANKINGS = List.of("live", "unusual");
    private static final String LINK = "link";
    /** A job may be configured to rank more than the default of 50 topics, in two rankings. */
    private static final int MAX_RANKED = 1_000;

    private static final String WINDOW_END = Windows.WINDOW_END;
    private static final String TOPIC = "topic";
    private static final String EXEMPLARS = "exemplars";

    private final Store store;
    private final Windows windows;

    public TrendsResource(Store store, Windows windows) {
        this.store = store;
        this.windows = windows;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        View view = new View(
                parameters.text("community"),
                parameters.text("window"),
                parameters.text("kind"),
                parameters.time("at"),
                parameters.number("size"));
        String[] lists = RANKINGS.stream().map(view::list).toArray(String[]::new);
        Windows.Shown shown = windows.shown(view.community(), view.window(), view.at(), lists);
        return shown == null ? nothing(view) : answer(view, shown);
    }

    /** The window, kind of topics and number of rows requested. */
    private record View(
            String community,
            String window,
            String kind,
            @Nullable Instant at,
            int size) {
        /** The list of a document in the index of rankings that has this ranking. */
        String list(String ranking) {
            return kind.equals(LINK) ? ranking + "_links" : ranking;
        }
    }

    private ObjectNode nothing(View view) {
        boolean empty =
                store.search(Search.in(Indices.RANKINGS, 1).fields(WINDOW_END)).first() == null;
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
        return Json.object()
                .put("community", view.community())
                .put("window", view.window())
                .put("kind", view.kind());
    }

    private ObjectNode answer(View view, Windows.Shown shown) {
        Map<String, List<JsonNode>> rankings = new LinkedHashMap<>();
        JsonNode ranking = shown.ranking();
        List<JsonNode> written = ranking == null ? written(view, shown.end()) : List.of();
        for (String name : RANKINGS) {
            List<JsonNode> rows = ranking == null ? ranked(written, name) : list(ranking.path(view.list(name)));
            rankings.put(name, rows.stream().limit(view.size()).toList());
        }
        return answer(view, shown, rankings);
    }

    private List<JsonNode> written(View view, Instant end) {
        return store.search(Search.in(Indices.TRENDS, MAX_RANKED)
                        .within(end, end)
                        .where(Windows.filter(view.community(), view.window())
                                .term(WINDOW_END, end)
                                .term("kind", view.kind())))
                .documents();
    }

    private static List<JsonNode> ranked(List<JsonNode> documents, String ranking) {
        String rank = ranking + "_rank";
        return documents.stream()
                .filter(document -> document.path(rank).isNumber())
                .sorted(Comparator.comparingInt(document -> document.path(rank).asInt()))
                .toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> rows = new ArrayList<>();
        array.forEach(rows::add);
        return rows;
    }

    private ObjectNode answer(View view, Windows.Shown shown, Map<String, List<JsonNode>> rankings) {
        Set<String> topics = new LinkedHashSet<>();
        Set<String> tweets = new LinkedHashSet<>();
        for (List<JsonNode> rows : rankings.values()) {
            for (JsonNode row : rows) {
                topics.add(row.path(TOPIC).asText());
                tweets.addAll(Json.list(row.path(EXEMPLARS)));
            }
        }
        Instant end = shown.end();
        Search curveSearch = Curves.search(view.community(), view.window(), view.kind(), topics, end);
        Search tweetSearch = TweetSummaries.search(tweets);
        Search linkSearch = LinkDocuments.search(view.kind().equals(LINK) ? topics : Set.of());
        Search soonAfter = Windows.soonAfter(view.community(), view.window(), end);
        List<Search> searches = new ArrayList<>(List.of(curveSearch, tweetSearch, linkSearch));
        if (view.at() != null) {
            searches.add(soonAfter);
        }
        SearchResults found = store.search(searches);
        Curves curves = new Curves(found.of(curveSearch));
        Map<String, JsonNode> exemplars = TweetSummaries.byId(found.of(tweetSearch));
        Map<String, JsonNode> links = LinkDocuments.byUrl(found.of(linkSearch));
        Instant previous = curves.previous();
        if (previous == null) {
            previous = windows.before(view.community(), view.window(), end);
        }
        Instant next =
                view.at() == null ? null : windows.after(view.community(), view.window(), shown, found.of(soonAfter));

        List<Instant> points = curves.points(end);
        ObjectNode json = head(view);
        json.put(WINDOW_END, end.toString());
        json.set("previous_window_end", Json.time(previous));
        json.set("next_window_end", Json.time(next));
        json.set(
                "sparkline_ends",
                Json.texts(points.stream().map(Instant::toString).toList()));
        rankings.forEach((ranking, rows) -> {
            ArrayNode answers = json.putArray(ranking);
            for (JsonNode trend : rows) {
                String topic = trend.path(TOPIC).asText();
                ObjectNode row = answers.addObject();
                row.set("trend", TrendRows.of(trend, view.community(), view.window(), end));
                movement(
                        row,
                        trend.path(ranking + "_rank").asInt(),
                        curves.previousRank(topic, ranking.equals(RANKINGS.get(0))));
                row.set(
                        "sparkline",
                        curves.line(topic, points, trend.path("authors").asInt()));
                row.set(EXEMPLARS, TweetSummaries.inOrder(Json.list(trend.path(EXEMPLARS)), exemplars));
                if (view.kind().equals(LINK)) {
                    row.set(LINK, Json.orNull(links.get(topic)));
                }
            }
        });
        json.putNull("notice");
        return json;
    }

    private static void movement(ObjectNode row, int rank, @Nullable Integer before) {
        row.put("previous_rank", before);
        row.put("movement", before == null ? null : Integer.valueOf(before - rank));
    }
}
