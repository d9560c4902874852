package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.extract.text.Entity;
import io.rounds.extract.text.TextExtractor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lists of a tool as the {@code entities} of X API v1.1. A list that the tool does not write is read from the
 * text.
 */
final class Entities {
    private Entities() {}

    /** The texts of a list: its strings, or one field of its objects. Null if there is no such list. */
    static @Nullable List<String> list(@Nullable JsonNode list, String... fields) {
        if (list == null || !(list.isArray() || list.isNull())) {
            return null;
        }
        List<String> texts = new ArrayList<>(list.size());
        for (JsonNode element : list) {
            String text = element.isTextual() ? element.textValue() : Json.text(element, fields);
            if (text != null && !text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /**
     * Adds the entities to a status, unless the tool has none of the lists.
     *
     * @param text as the tool gives it
     */
    static void put(
            ObjectNode status,
            String text,
            @Nullable List<String> hashtags,
            @Nullable List<String> mentions,
            @Nullable List<String> urls) {
        if (hashtags == null && mentions == null && urls == null) {
            return;
        }
        ObjectNode entities = status.putObject("entities");
        List<String> tags = hashtags != null ? hashtags : values(TextExtractor.hashtags(text));
        add(entities.putArray("hashtags"), "text", tags, "#");
        List<String> handles = mentions != null ? mentions : values(TextExtractor.mentions(text));
        add(entities.putArray("user_mentions"), "screen_name", handles, "@");
        List<String> links = urls != null ? urls : values(TextExtractor.urls(text));
        add(entities.putArray("urls"), "expanded_url", links, "");
        if (urls != null && urls.isEmpty() && (text.contains("t.co/") || text.contains("pic.twitter.com/"))) {
            // The tool lists links: an address of X in the text that is not among them is that of a picture.
            add(entities.putArray("media"), "url", values(TextExtractor.urls(text)), "");
        }
    }

    private static void add(ArrayNode list, String field, List<String> values, String sign) {
        for (String value : values) {
            boolean signed = !sign.isEmpty() && value.startsWith(sign);
            list.addObject().put(field, signed ? value.substring(1) : value);
        }
    }

    private static List<String> values(List<Entity> entities) {
        return entities.stream().map(Entity::value).toList();
    }
}
