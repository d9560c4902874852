package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Search} found.
 *
 * @param json Elasticsearch's answer
 */
record SearchResult(JsonNode json) {

    /** The documents, in order. */
    List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        json.path("hits").path("hits").forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    /** The first document; null where there is none. */
    @Nullable JsonNode first() {
        JsonNode first = json.path("hits").path("hits").path(0).path("_source");
        return first.isMissingNode() ? null : first;
    }

    /** The place of a document in the order of the search. */
    JsonNode place(int position) {
        return json.path("hits").path("hits").path(position).path("sort");
    }

    /** How many fit, where it was asked for. */
    long total() {
        return json.path("hits").path("total").path("value").asLong();
    }

    JsonNode sum(String name) {
        return json.path("aggregations").path(name);
    }

    JsonNode buckets(String name) {
        return sum(name).path("buckets");
    }
}
