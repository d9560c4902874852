package io.rounds.explorer.api;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationCollectMode;
import co.elastic.clients.util.NamedValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts the shares of links in a period. */
public final class ShareCounts {
    /** Buckets that each shard returns: enough for exact counts in all but huge periods. */
    private static final int SHARD_BUCKETS = 20_000;

    private static final int EXACT_AUTHORS = 1_000;
    private static final String LINKS = "links";

    private ShareCounts() {}

    private static Map<String, Aggregation> counts() {
        return Map.of(
                "reposts", Aggregations.filter(Filter.all().term("kind", "repost")),
                "authors", Aggregations.distinct("author", EXACT_AUTHORS));
    }

    /** A search for the links with the most shares, or the most accounts, among matching shares. */
    public static Search search(Filter shares, int links, boolean byAuthors) {
        TermsAggregation.Builder terms = new TermsAggregation.Builder()
                .field("link")
                .size(links)
                .shardSize(Math.max(links, SHARD_BUCKETS))
                .collectMode(TermsAggregationCollectMode.BreadthFirst);
        if (byAuthors) {
            terms.order(NamedValue.of("authors", SortOrder.Desc), NamedValue.of(Aggregations.KEY, SortOrder.Asc));
        }
        return Search.aggregate(Indices.SHARES)
                .where(shares)
                .aggregation(LINKS, Aggregations.terms(terms.build(), counts()))
                .aggregation("total", Aggregations.distinct("link", EXACT_AUTHORS));
    }

    /** A search for the documents of links by their ids. */
    public static Search documents(Collection<String> ids) {
        return Search.in(Indices.LINKS, Math.max(1, ids.size()))
                .where(Filter.all().terms("id", ids));
    }

    public static Map<String, JsonNode> byId(SearchResult found) {
        Map<String, JsonNode> links = new HashMap<>();
        found.documents().forEach(link -> links.put(link.path("id").asText(), link));
        return links;
    }

    public static JsonNode buckets(SearchResult found) {
        return found.buckets(LINKS);
    }

    /** Whether a count may be too low. */
    static boolean approximate(SearchResult found) {
        return found.aggregation(LINKS).path("doc_count_error_upper_bound").asLong() != 0;
    }

    /** {@code SharesInPeriod} of the contract. */
    public static ObjectNode period(JsonNode bucket) {
        long shares = bucket.path("doc_count").asLong();
        long reposts = bucket.path("reposts").path("doc_count").asLong();
        return Json.object()
                .put("shares", shares)
                .put("originals", shares - reposts)
                .put("reposts", reposts)
                .put("authors", bucket.path("authors").path("value").asLong());
    }
}
