package io.rounds.ingest.follow.feeds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.model.Fingerprint;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of all feeds: {@code {"fingerprint of the address": {"e": etag, "m": last modified, "d": due, "f": failures}}}. */
final class FeedPosition {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, FeedState> states = new TreeMap<>();

    /** Reads {@link #text}; an empty one if it is null or none. */
    static FeedPosition parse(@Nullable String text) {
        FeedPosition position = new FeedPosition();
        try {
            for (Map.Entry<String, JsonNode> one :
                    JSON.readTree(text == null ? "{}" : text).properties()) {
                JsonNode state = one.getValue();
                position.states.put(
                        one.getKey(),
                        new FeedState(
                                state.path("e").textValue(),
                                state.path("m").textValue(),
                                Instant.ofEpochSecond(state.path("d").asLong()),
                                state.path("f").asInt()));
            }
        } catch (JsonProcessingException e) {
            position.states.clear();
        }
        return position;
    }

    private static String key(URI feed) {
        return HexFormat.of().toHexDigits(Fingerprint.of(feed.toString()));
    }

    FeedState of(URI feed) {
        return states.getOrDefault(key(feed), FeedState.NEW);
    }

    void set(URI feed, FeedState state) {
        states.put(key(feed), state);
    }

    /** The position as text, JSON. */
    String text() {
        ObjectNode node = JSON.createObjectNode();
        states.forEach((key, state) -> {
            ObjectNode one = node.putObject(key);
            if (state.etag() != null) {
                one.put("e", state.etag());
            }
            if (state.lastModified() != null) {
                one.put("m", state.lastModified());
            }
            one.put("d", state.due().getEpochSecond());
            if (state.failures() > 0) {
                one.put("f", state.failures());
            }
        });
        return node.toString();
    }
}
