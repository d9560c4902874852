package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest post that was read. X's ids grow with time: above the lowest 22 bits they are milliseconds.
 *
 * @param newest its id, or one of the time at which the stream was opened; 0 before the first stream
 * @param outOfBudget whether reading stopped because the budget was used up, so that what came since is not to be read
 */
record XPosition(long newest, boolean outOfBudget) {
    /** The beginning. */
    static final XPosition NONE = new XPosition(0, false);

    private static final long EPOCH_MILLIS = 1_288_834_974_657L;
    private static final int TIME_SHIFT = 22;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads {@link #text}; the beginning if it is null or none. */
    static XPosition parse(@Nullable String text) {
        JsonNode node = node(text);
        return new XPosition(
                number(node.path("newest_id").asText()),
                node.path("out_of_budget").asBoolean());
    }

    /** What was spent, as {@link #text} stored it. */
    static JsonNode cost(@Nullable String text) {
        return node(text).path("cost");
    }

    private static JsonNode node(@Nullable String text) {
        try {
            return text == null ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** The position before everything that is posted from that time on. */
    static XPosition at(Instant time) {
        return new XPosition(Math.max(0, time.toEpochMilli() - EPOCH_MILLIS) << TIME_SHIFT, false);
    }

    /** When the newest post was written. */
    Instant time() {
        return Instant.ofEpochMilli((newest >>> TIME_SHIFT) + EPOCH_MILLIS);
    }

    /** This position, or the one after a post if that is newer. */
    XPosition after(String id) {
        long number = number(id);
        return number > newest ? new XPosition(number, outOfBudget) : this;
    }

    private static long number(String id) {
        try {
            return Math.max(0, Long.parseLong(id));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The position as text, JSON, with what was spent. */
    String text(CostMeter meter) {
        ObjectNode node = JSON.createObjectNode();
        node.put("newest_id", Long.toString(newest));
        if (outOfBudget) {
            node.put("out_of_budget", true);
        }
        meter.store(node.putObject("cost"));
        return node.toString();
    }
}
