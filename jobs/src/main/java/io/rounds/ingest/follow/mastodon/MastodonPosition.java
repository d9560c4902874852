package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last status that was seen of each timeline of each server. */
final class MastodonPosition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, String>> seen = new TreeMap<>();

    /** The text of a position; an empty one if there is none, or it cannot be read. */
    static MastodonPosition parse(@Nullable String text) {
        MastodonPosition position = new MastodonPosition();
        if (text == null) {
            return position;
        }
        try {
            for (Map.Entry<String, JsonNode> server : JSON.readTree(text).properties()) {
                for (Map.Entry<String, JsonNode> timeline : server.getValue().properties()) {
                    position.set(
                            server.getKey(),
                            timeline.getKey(),
                            timeline.getValue().asText());
                }
            }
        } catch (JsonProcessingException e) {
            return new MastodonPosition();
        }
        return position;
    }

    @Nullable String get(String host, String timeline) {
        return seen.getOrDefault(host, Map.of()).get(timeline);
    }

    void set(String host, String timeline, String id) {
        seen.computeIfAbsent(host, unused -> new TreeMap<>()).put(timeline, id);
    }

    /** The position as text, JSON. */
    String text() {
        ObjectNode node = JSON.createObjectNode();
        seen.forEach((host, timelines) -> {
            ObjectNode server = node.putObject(host);
            timelines.forEach(server::put);
        });
        return node.toString();
    }
}
