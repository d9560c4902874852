package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import java.util.Collection;
import java.util.Map;

/** Aggregations in Elasticsearch's query language. */
final class Aggregations {
    private Aggregations() {}

    /** The values of a field with most documents. */
    static ObjectNode terms(String field, int size) {
        ObjectNode node = Json.object();
        node.putObject("terms").put("field", field).put("size", size);
        return node;
    }

    /** The same without some values. */
    static ObjectNode termsBut(String field, int size, Collection<String> without) {
        ObjectNode node = terms(field, size);
        if (!without.isEmpty()) {
            node.withObject("/terms").set("exclude", Json.texts(without));
        }
        return node;
    }

    /** The largest values of a field, largest first. */
    static ObjectNode largest(String field, int size) {
        ObjectNode node = terms(field, size);
        node.withObject("/terms").putObject("order").put("_key", "desc");
        return node;
    }

    /** The number of different values, exact up to {@code exactly}. */
    static ObjectNode distinct(String field, int exactly) {
        ObjectNode node = Json.object();
        node.putObject("cardinality").put("field", field).put("precision_threshold", exactly);
        return node;
    }

    static ObjectNode max(String field) {
        ObjectNode node = Json.object();
        node.putObject("max").put("field", field);
        return node;
    }

    static ObjectNode filter(Query query) {
        ObjectNode node = Json.object();
        node.set("filter", query.json());
        return node;
    }

    /** Intervals of this many seconds. */
    static ObjectNode intervals(String field, long seconds) {
        ObjectNode node = Json.object();
        node.putObject("date_histogram").put("field", field).put("fixed_interval", seconds + "s");
        return node;
    }

    static ObjectNode with(ObjectNode outer, Map<String, ObjectNode> inner) {
        inner.forEach((name, node) -> outer.withObject("/aggs").set(name, node));
        return outer;
    }
}
