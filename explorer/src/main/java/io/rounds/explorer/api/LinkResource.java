package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.contract.Cursor;
import io.rounds.explorer.contract.Parameters;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The story of a link. */
final class LinkResource implements Resource {
    private static final int INTERVALS = 120;
    private static final long[] STEPS = {
        60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 28 * 86_400
    };
    private static final int SHARERS = 10;
    private static final Duration AROUND = Duration.ofDays(2);

    private final Store store;

    LinkResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        String id = parameters.text("id");
        JsonNode place = Cursor.place(parameters, 2);
        JsonNode link = store.search(ShareCounts.documents(List.of(id))).first();
        if (link == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "There is no link with the id " + id,
                    "See the list of links; one whose shares were all deleted is gone.");
        }
        int size = parameters.number("size");
        Instant first = Instant.parse(link.path("first_shared_at").asText());
        Instant last = Instant.parse(link.path("last_shared_at").asText());
        // Its document may be a little behind its shares.
        Instant from = first.minus(AROUND);
        Instant to = last.plus(AROUND);
        long step = step(first, last);
        Query ofLink = Query.all().term("link", id);
        Search shares = Search.in(Indices.SHARES, size + 1)
                .within(from, to)
                .where(ofLink)
                .ascending("at")
                .ascending("id")
                .counted();
        List<SearchResult> found = store.search(List.of(
                place == null ? shares : shares.behind(place),
                Search.sums(Indices.SHARES)
                        .within(from, to)
                        .where(ofLink)
                        .sum(
                                "timeline",
                                Aggregations.with(
                                        Aggregations.intervals("at", step),
                                        Map.of(
                                                "reposts",
                                                Aggregations.filter(Query.all().term("kind", "repost"))))),
                Search.in(Indices.SHARES, SHARERS)
                        .within(from, to)
                        .where(Query.all().term("link", id).exists("followers"))
                        .oneForEach("author")
                        .descending("followers")
                        .ascending("at")
                        .fields("author", "handle", "followers", "at", "kind", "tweet"),
                TweetSummaries.search(List.of(link.path("first_tweet").asText()))
                        .within(from, to),
                Search.in(Indices.SOURCES, 1)
                        .where(Query.all().term("id", link.path("source").asText()))));
        List<JsonNode> page = new ArrayList<>(found.get(0).documents());
        String next = Cursor.next(found.get(0), size);
        ObjectNode json = Json.object();
        json.set("link", link);
        json.set("source", Json.orNull(found.get(4).first()));
        json.set("timeline", timeline(found.get(1)));
        json.put("timeline_seconds", step);
        json.set("sharers", Json.array(found.get(2).documents()));
        json.set(
                "first",
                Json.orNull(TweetSummaries.byId(found.get(3))
                        .get(link.path("first_tweet").asText())));
        json.set("shares", Json.array(page.subList(0, Math.min(size, page.size()))));
        json.put("total", found.get(0).total());
        json.put("next", next);
        return json;
    }

    /** The shortest interval with which the story fits. */
    private static long step(Instant first, Instant last) {
        long seconds = Duration.between(first, last).toSeconds();
        for (long step : STEPS) {
            if (seconds / step < INTERVALS) {
                return step;
            }
        }
        return seconds / INTERVALS;
    }

    private static ArrayNode timeline(SearchResult found) {
        ArrayNode timeline = Json.array();
        for (JsonNode bucket : found.buckets("timeline")) {
            timeline.addObject()
                    .put("at", Instant.ofEpochMilli(bucket.path("key").asLong()).toString())
                    .put("shares", bucket.path("doc_count").asLong())
                    .put("reposts", bucket.path("reposts").path("doc_count").asLong());
        }
        return timeline;
    }
}
