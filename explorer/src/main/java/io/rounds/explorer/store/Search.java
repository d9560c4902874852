package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import java.time.Instant;
import java.util.List;

/** A question to one index, put together step by step. */
final class Search {
    private static final String TIMEOUT = "4s";

    private final String logicalIndex;
    private String index;
    private final ObjectNode body = Json.object();
    private final ArrayNode sort = Json.array();

    private Search(String index, int size) {
        this.logicalIndex = index;
        this.index = index;
        body.put("size", size).put("timeout", TIMEOUT).put("track_total_hits", false);
    }

    /** @param index the logical index */
    static Search in(String index, int size) {
        return new Search(index, size);
    }

    /** One for sums only. */
    static Search sums(String index) {
        return new Search(index, 0);
    }

    /**
     * Only where documents of this time are, both ends included: a year has a dozen physical indices, each of which takes its
     * time even where it has nothing. That is only about speed; what is looked for must say the same.
     *
     * @param from of the time that every document of this index has once and for all
     */
    Search within(Instant from, Instant to) {
        index = from.isAfter(to) ? index : Indices.physical(logicalIndex, from, to);
        return this;
    }

    Search where(Query query) {
        body.set("query", query.json());
        return this;
    }

    Search ascending(String field) {
        return sortBy(field, "asc");
    }

    Search descending(String field) {
        return sortBy(field, "desc");
    }

    private Search sortBy(String field, String order) {
        ObjectNode by = sort.addObject().putObject(field).put("order", order);
        by.put("missing", "_last");
        body.set("sort", sort);
        return this;
    }

    /** Only what comes behind this place of the order. */
    Search behind(JsonNode values) {
        body.set("search_after", values);
        return this;
    }

    Search fields(String... names) {
        body.set("_source", Json.texts(List.of(names)));
        return this;
    }

    /** Counts all that fit. */
    Search counted() {
        body.put("track_total_hits", true);
        return this;
    }

    /** One document for each value of the field, the first in the order. */
    Search oneForEach(String field) {
        body.putObject("collapse").put("field", field);
        return this;
    }

    Search sum(String name, ObjectNode aggregation) {
        body.withObject("/aggs").set(name, aggregation);
        return this;
    }

    /** One or several, separated by commas. */
    String index() {
        return index;
    }

    ObjectNode body() {
        return body;
    }
}
