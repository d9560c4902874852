package io.rounds.explorer.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions in Elasticsearch's query language. Values only ever become JSON values of exact queries: there is no text in
 * which a value could be taken for a piece of a query.
 */
final class Query {
    private final ArrayNode filters = Json.array();
    private final ArrayNode exclusions = Json.array();

    /** Every document, until conditions are added. */
    static Query all() {
        return new Query();
    }

    Query term(String field, @Nullable String value) {
        return value == null ? this : and(termJson(field, value));
    }

    Query term(String field, Instant time) {
        return and(termJson(field, time.toString()));
    }

    Query not(String field, String value) {
        exclusions.add(termJson(field, value));
        return this;
    }

    Query terms(String field, Collection<String> values) {
        ObjectNode node = Json.object();
        node.putObject("terms").set(field, Json.texts(values));
        return and(node);
    }

    /** One of the fields has the value. */
    Query either(List<String> fields, @Nullable String value) {
        if (value == null) {
            return this;
        }
        ArrayNode any = Json.array();
        fields.forEach(field -> any.add(termJson(field, value)));
        return anyOf(any);
    }

    /** One of the conditions holds. */
    Query anyOf(ArrayNode conditions) {
        ObjectNode node = Json.object();
        node.putObject("bool").put("minimum_should_match", 1).set("should", conditions);
        return and(node);
    }

    Query exists(String field) {
        return and(existsJson(field));
    }

    /** A time lies in [from, to); null is no bound. */
    Query between(String field, @Nullable Instant from, @Nullable Instant to) {
        return range(field, "gte", from, "lt", to);
    }

    /** A time lies in (after, until]; null is no bound. */
    Query after(String field, @Nullable Instant after, @Nullable Instant until) {
        return range(field, "gt", after, "lte", until);
    }

    private Query range(String field, String low, @Nullable Instant from, String high, @Nullable Instant to) {
        if (from == null && to == null) {
            return this;
        }
        ObjectNode node = Json.object();
        ObjectNode range = node.putObject("range").putObject(field);
        if (from != null) {
            range.put(low, from.toString());
        }
        if (to != null) {
            range.put(high, to.toString());
        }
        return and(node);
    }

    Query and(JsonNode condition) {
        filters.add(condition);
        return this;
    }

    static ObjectNode termJson(String field, String value) {
        ObjectNode node = Json.object();
        node.putObject("term").put(field, value);
        return node;
    }

    /** Whatever the case of its letters. */
    static ObjectNode anyCaseJson(String query, String field, String value) {
        ObjectNode node = Json.object();
        node.putObject(query).putObject(field).put("value", value).put("case_insensitive", true);
        return node;
    }

    static ObjectNode existsJson(String field) {
        ObjectNode node = Json.object();
        node.putObject("exists").put("field", field);
        return node;
    }

    static ObjectNode lacksJson(String field) {
        ObjectNode node = Json.object();
        node.putObject("bool").putArray("must_not").add(existsJson(field));
        return node;
    }

    JsonNode json() {
        ObjectNode node = Json.object();
        ObjectNode bool = node.putObject("bool");
        bool.set("filter", filters);
        bool.set("must_not", exclusions);
        return node;
    }
}
