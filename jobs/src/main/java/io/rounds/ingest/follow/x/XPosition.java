package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The newest post that was read. X's ids grow with time.
 *
 * @param newestId null before the first
 */
record XPosition(@Nullable String newestId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static XPosition parse(@Nullable String text) {
        try {
            JsonNode node = text == null ? JSON.createObjectNode() : JSON.readTree(text);
            return new XPosition(node.path("newest_id").textValue());
        } catch (JsonProcessingException e) {
            return new XPosition(null);
        }
    }

    /** This position, or the one after a post if that is newer. */
    XPosition after(String id) {
        String newest = newestId;
        boolean newer = newest == null
                || id.length() > newest.length()
                || (id.length() == newest.length() && id.compareTo(newest) > 0);
        return newer ? new XPosition(id) : this;
    }

    /** The position as text, JSON, with what was spent. */
    String text(CostMeter meter) {
        ObjectNode node = JSON.createObjectNode();
        node.put("newest_id", newestId);
        meter.store(node.putObject("cost"));
        return node.toString();
    }
}
