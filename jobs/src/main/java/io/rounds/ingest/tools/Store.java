package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.x.XIds;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes records out of what a store wraps them in: hits of Elasticsearch ({@code _source}; one by one as elasticdump and
 * Kibana write them, or as the response of a search), documents of MongoDB (mongoexport's Extended JSON, canonical,
 * relaxed and version 1), Tweepy's {@code _json}, documents of CouchDB ({@code _all_docs}), and lists under a name that says
 * what is in them, as twitterapi.io ({@code tweets}) and many scripts write them.
 */
final class Store {
    /** Names of lists that hold records. */
    private static final List<String> LISTS = List.of("tweets", "items", "rows", "docs", "documents", "toots", "notes");

    private Store() {}

    /** The records inside, an object or an array of them; null if it is no document of a store. */
    static @Nullable JsonNode unwrapped(JsonNode record) throws TooManyValues {
        JsonNode source = Json.at(record, "_source");
        if (source != null) {
            return source;
        }
        JsonNode tweepy = Json.at(record, "_json");
        if (tweepy != null) {
            return tweepy;
        }
        JsonNode hits = Json.at(record, "hits");
        if (hits != null && hits.path("hits").isArray()) {
            ArrayNode sources = JsonNodeFactory.instance.arrayNode();
            for (JsonNode hit : hits.get("hits")) {
                TooManyValues.check(sources.size());
                JsonNode inner = Json.at(hit, "_source");
                sources.add(inner == null ? hit : inner);
            }
            return sources;
        }
        JsonNode document = record.has("key") && record.has("value") ? Json.at(record, "doc") : null;
        if (document != null) {
            return document;
        }
        JsonNode id = record.get("_id");
        if (id == null) {
            return null;
        }
        ObjectNode plain = (ObjectNode) plain(record);
        plain.remove("_id");
        if (!plain.has("id") && !plain.has("id_str") && XIds.isId(id.asText())) {
            plain.set("id", id);
        }
        return plain;
    }

    /** The list of objects that the record holds; null if it holds none, or accounts or messages, too. */
    static @Nullable JsonNode list(JsonNode record) throws TooManyValues {
        List<String> names = new ArrayList<>();
        record.fieldNames().forEachRemaining(names::add);
        if (names.contains("users") || Outcome.isOfMessages(names)) {
            return null;
        }
        for (String name : LISTS) {
            JsonNode list = record.get(name);
            if (list != null
                    && list.isArray()
                    && (list.isEmpty() || list.path(0).isObject())) {
                TooManyValues.check(list.size());
                return list;
            }
        }
        return null;
    }

    /** A copy without the objects that give a number or a date its type. */
    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        JsonNode value = node.size() == 1 ? typed(node) : null;
        if (value != null) {
            return value;
        }
        ObjectNode copy = Json.object();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            copy.set(field.getKey(), plain(field.getValue()));
        }
        return copy;
    }

    private static @Nullable JsonNode typed(JsonNode object) {
        String type = object.fieldNames().next();
        JsonNode value = object.get(type);
        return switch (type) {
            case "$numberLong", "$numberInt" -> number(value);
            case "$numberDouble", "$numberDecimal", "$oid" -> value;
            case "$date" -> date(value);
            default -> null;
        };
    }

    private static JsonNode number(JsonNode value) {
        try {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value.asText()));
        } catch (NumberFormatException none) {
            return value;
        }
    }

    /** A text of ISO 8601, or milliseconds, which may be typed, too. */
    private static JsonNode date(JsonNode value) {
        JsonNode millis = value.isObject() && value.size() == 1 ? typed(value) : value;
        if (millis == null || !millis.isIntegralNumber()) {
            return value;
        }
        try {
            return TextNode.valueOf(Instant.ofEpochMilli(millis.longValue()).toString());
        } catch (DateTimeException none) {
            return value;
        }
    }
}
