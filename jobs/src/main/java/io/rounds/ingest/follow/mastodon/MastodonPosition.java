package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From which status on each hashtag of each server is read: {@code {"host": {"id": ["tag", ...]}}}. It is kept by hashtag, so
 * that it holds whatever other hashtags are followed later.
 */
final class MastodonPosition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, String>> ids = new TreeMap<>();
    private @Nullable String text;

    /** The text of a position; an empty one if there is none, or it cannot be read. */
    static MastodonPosition parse(@Nullable String text) {
        MastodonPosition position = new MastodonPosition();
        if (text == null) {
            return position;
        }
        try {
            for (Map.Entry<String, JsonNode> server : JSON.readTree(text).properties()) {
                for (Map.Entry<String, JsonNode> id : server.getValue().properties()) {
                    id.getValue().forEach(tag -> position.put(server.getKey(), tag.asText(), id.getKey()));
                }
            }
        } catch (JsonProcessingException e) {
            return new MastodonPosition();
        }
        return position;
    }

    /** The oldest of the statuses from which the hashtags are read; null if none of them was read. */
    @Nullable String oldest(String host, Collection<String> tags) {
        Map<String, String> ofHost = ids.getOrDefault(host, Map.of());
        @Nullable String oldest = null;
        for (String tag : tags) {
            String id = ofHost.get(tag);
            if (id != null && (oldest == null || isBefore(id, oldest))) {
                oldest = id;
            }
        }
        return oldest;
    }

    /** Ids are numbers; those of some other software are texts of one length. Both grow. */
    private static boolean isBefore(String id, String other) {
        return id.length() == other.length() ? id.compareTo(other) < 0 : id.length() < other.length();
    }

    void set(String host, Collection<String> tags, String id) {
        tags.forEach(tag -> put(host, tag, id));
    }

    private void put(String host, String tag, String id) {
        if (!id.equals(ids.computeIfAbsent(host, unused -> new TreeMap<>()).put(tag, id))) {
            text = null;
        }
    }

    /** The position as text, JSON. */
    String text() {
        String written = text;
        if (written == null) {
            written = write();
            text = written;
        }
        return written;
    }

    private String write() {
        ObjectNode node = JSON.createObjectNode();
        ids.forEach((host, tags) -> {
            ObjectNode server = node.putObject(host);
            tags.forEach((tag, id) -> {
                ArrayNode names = server.has(id) ? (ArrayNode) server.get(id) : server.putArray(id);
                names.add(tag);
            });
        });
        return node.toString();
    }
}
