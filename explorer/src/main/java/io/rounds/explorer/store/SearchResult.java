package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one {@link Search}. Documents stay JSON, since the API returns them as they are stored.
 *
 * @param json Elasticsearch's response
 */
public record SearchResult(JsonNode json) {

    /** The documents, in the search's order. */
    public List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        json.path("hits").path("hits").forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    /** The first document; null if there is none. */
    public @Nullable JsonNode first() {
        JsonNode first = json.path("hits").path("hits").path(0).path("_source");
        return first.isMissingNode() ? null : first;
    }

    /** The values by which a document is sorted; see {@link Search#after}. */
    public JsonNode sortValues(int position) {
        return json.path("hits").path("hits").path(position).path("sort");
    }

    /** The number of matching documents, if the search {@linkplain Search#countTotal counts} them; else 0. */
    public long total() {
        return json.path("hits").path("total").path("value").asLong();
    }

    /** The result of an aggregation. */
    public JsonNode aggregation(String name) {
        return json.path("aggregations").path(name);
    }

    /** The buckets of an aggregation. */
    public JsonNode buckets(String name) {
        return aggregation(name).path("buckets");
    }
}
