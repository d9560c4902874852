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
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import io.rounds.explorer.store.SearchResults;
import io.rounds.explorer.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A link with its shares over time. */
final class LinkResource implements Resource {
    private static final int INTERVALS = 120;
    private static final long[] STEPS = {
        60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 86_400, 7 * 86_400, 28 * 86_400
    };
    private static final int SHARERS = 10;
    private static final Duration MARGIN = Duration.ofDays(2);

    private final Store store;

    LinkResource(Store store) {
        this.store = store;
    }

    @Override
    public ObjectNode answer(Parameters parameters) {
        String id = parameters.text("id");
        JsonNode after = Cursor.sortValues(parameters, Page.SORT_VALUES);
        JsonNode link = store.search(ShareCounts.documents(List.of(id))).first();
        if (link == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND,
                    "There is no link with the id " + id,
                    "/api/links lists all links; a link is removed when all its shares are deleted.");
        }
        int size = parameters.number("size");
        Instant first = Instant.parse(link.path("first_shared_at").asText());
        Instant last = Instant.parse(link.path("last_shared_at").asText());
        // The document of a link may lag behind its shares.
        Instant from = first.minus(MARGIN);
        Instant to = last.plus(MARGIN);
        long step = step(first, last);
        Filter ofLink = Filter.all().term("link", id);
        Search shares = Page.begin(
                Search.in(Indices.SHARES, size + 1)
                        .within(from, to)
                        .where(ofLink)
                        .ascending("at")
                        .ascending("id")
                        .countTotal(),
                after);
        Search timeline = Search.aggregate(Indices.SHARES)
                .within(from, to)
                .where(ofLink)
                .aggregation(
                        "timeline",
                        Aggregations.intervals(
                                "at",
                                step,
                                Map.of(
                                        "reposts",
                                        Aggregations.filter(Filter.all().term("kind", "repost")))));
        Search sharers = Search.in(Indices.SHARES, SHARERS)
                .within(from, to)
                .where(Filter.all().term("link", id).exists("followers"))
                .collapse("author")
                .descending("followers")
                .ascending("at")
                .fields("author", "handle", "followers", "at", "kind", "tweet");
        String firstId = link.path("first_tweet").asText();
        Search firstTweet = TweetSummaries.search(List.of(firstId)).within(from, to);
        Search source = Search.in(Indices.SOURCES, 1)
                .where(Filter.all().term("id", link.path("source").asText()));
        SearchResults found = store.search(List.of(shares, timeline, sharers, firstTweet, source));
        Page page = Page.of(found.of(shares), size);
        ObjectNode json = Json.object();
        json.set("link", link);
        json.set("source", Json.orNull(found.of(source).first()));
        json.set("timeline", timeline(found.of(timeline)));
        json.put("timeline_seconds", step);
        json.set("sharers", Json.array(found.of(sharers).documents()));
        json.set("first", Json.orNull(TweetSummaries.byId(found.of(firstTweet)).get(firstId)));
        json.set("shares", Json.array(page.documents()));
        json.put("total", page.total()).put("next", page.next());
        return json;
    }

    /** The shortest interval that divides the period into at most {@link #INTERVALS} parts. */
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
