package io.rounds.explorer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.Aggregations;
import io.rounds.explorer.store.Query;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.SearchResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Links by their shares that were chosen. */
final class ShareCounts {
    /** Buckets each shard gives: enough that the sums are exact in all but huge periods. */
    private static final int SHARD_BUCKETS = 20_000;

    private static final int EXACT_AUTHORS = 1_000;
    private static final String LINKS = "links";

    private ShareCounts() {}

    /** What is summed up of the shares of a link. */
    private static Map<String, ObjectNode> counts() {
        return Map.of(
                "reposts", Aggregations.filter(Query.all().term("kind", "repost")),
                "authors", Aggregations.distinct("author", EXACT_AUTHORS));
    }

    /** Asks for the links of most shares, or of most accounts, among the shares that fit. */
    static Search search(Query shares, int links, boolean byAuthors) {
        ObjectNode terms = Aggregations.terms("link", links);
        terms.withObject("/terms")
                .put("shard_size", Math.max(links, SHARD_BUCKETS))
                .put("collect_mode", "breadth_first");
        if (byAuthors) {
            terms.withObject("/terms").putArray("order").addObject().put("authors", "desc");
            terms.withArray("/terms/order").addObject().put("_key", "asc");
        }
        return Search.sums(Indices.SHARES)
                .where(shares)
                .sum(LINKS, Aggregations.with(terms, counts()))
                .sum("total", Aggregations.distinct("link", EXACT_AUTHORS));
    }

    /** Asks for the documents of links by their ids. */
    static Search documents(Collection<String> ids) {
        return Search.in(Indices.LINKS, Math.max(1, ids.size()))
                .where(Query.all().terms("id", ids));
    }

    static Map<String, JsonNode> byId(SearchResult found) {
        Map<String, JsonNode> links = new HashMap<>();
        found.documents().forEach(link -> links.put(link.path("id").asText(), link));
        return links;
    }

    static JsonNode buckets(SearchResult found) {
        return found.buckets(LINKS);
    }

    /** Whether a count may be short. */
    static boolean approximate(SearchResult found) {
        return found.sum(LINKS).path("doc_count_error_upper_bound").asLong() != 0;
    }

    /** {@code SharesInPeriod} of the contract. */
    static ObjectNode period(JsonNode bucket) {
        long shares = bucket.path("doc_count").asLong();
        long reposts = bucket.path("reposts").path("doc_count").asLong();
        return Json.object()
                .put("shares", shares)
                .put("originals", shares - reposts)
                .put("reposts", reposts)
                .put("authors", bucket.path("authors").path("value").asLong());
    }
}
