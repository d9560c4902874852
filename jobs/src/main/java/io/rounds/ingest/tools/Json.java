package io.rounds.ingest.tools;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.x.XIds;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of trees of JSON, where any of them may be missing or of another type. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern STATUS = Pattern.compile("/status(?:es)?/(\\d{1,20})(?!\\d)");
    /** The longest address that is searched for the id of a tweet. */
    private static final int MAX_ADDRESS = 500;

    private Json() {}

    /** The object that a parser stands in, at its first field. */
    static JsonNode read(JsonParser json) throws IOException {
        return MAPPER.readTree(json);
    }

    static byte[] bytes(JsonNode tree) throws IOException {
        return MAPPER.writeValueAsBytes(tree);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The first of these fields that has a value; null if none has. */
    static @Nullable JsonNode first(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.get(field);
            if (value != null && !value.isNull()) {
                return value;
            }
        }
        return null;
    }

    /** The first of these fields that is a text with at least one character. */
    static @Nullable String text(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.get(field);
            if (value != null && value.isTextual() && !value.textValue().isEmpty()) {
                return value.textValue();
            }
        }
        return null;
    }

    /** The object at the end of a path of fields; null where there is none. */
    static @Nullable JsonNode at(JsonNode node, String... path) {
        JsonNode at = node;
        for (String field : path) {
            JsonNode next = at.get(field);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at.isObject() ? at : null;
    }

    static boolean isText(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual();
    }

    static boolean isObject(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isObject();
    }

    /** The first of these fields that is an id with all its digits: a whole number, or a text of digits. */
    static @Nullable String id(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.get(field);
            if (value != null && (value.isTextual() || value.isIntegralNumber()) && XIds.isId(value.asText())) {
                return value.asText();
            }
        }
        return null;
    }

    /** The id of the tweet that an address of X leads to; null if it leads elsewhere. */
    static @Nullable String idOf(@Nullable String address) {
        if (address == null || address.length() > MAX_ADDRESS) {
            return null;
        }
        Matcher status = STATUS.matcher(address);
        return status.find() ? status.group(1) : null;
    }

    /** Copies the first of these fields that has a value. */
    static void copy(JsonNode from, ObjectNode to, String name, String... fields) {
        JsonNode value = first(from, fields);
        if (value != null) {
            to.set(name, value);
        }
    }
}
