package io.rounds.ingest.follow.bluesky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream was left. Sequence numbers belong to one server of version 2; times hold everywhere.
 *
 * @param host the server
 * @param version 1 or 2
 * @param sequence the number of the last event; 0 where there is none
 * @param micros the time of the last event, microseconds since 1970; in version 1 the server's, which only grows
 */
record JetstreamPosition(String host, int version, long sequence, long micros) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How far to go back where the place is only known by time, as Bluesky advises for another server. */
    private static final long OVERLAP_MICROS = 30_000_000;
    /** A server of version 1 drops and reorders events where it changes from history to the present. */
    private static final long V1_OVERLAP_MICROS = 5_000_000;

    /** The text of a position; null if there is none, or it cannot be read. */
    static @Nullable JetstreamPosition parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            long micros = node.path("time_us").asLong();
            return micros <= 0
                    ? null
                    : new JetstreamPosition(
                            node.path("host").asText(),
                            node.path("version").asInt(),
                            node.path("seq").asLong(),
                            micros);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The position at a time, on any server. */
    static JetstreamPosition at(Instant time) {
        return new JetstreamPosition("", 0, 0, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /** The position as text, JSON. */
    String text() {
        return JSON.createObjectNode()
                .put("host", host)
                .put("version", version)
                .put("seq", sequence)
                .put("time_us", micros)
                .toString();
    }

    /** The cursor that makes a server continue here; events may come a second time. */
    long cursor(JetstreamServer server) {
        if (server.version() == version && server.host().equals(host)) {
            return version == 2 && sequence > 0 ? sequence : micros - V1_OVERLAP_MICROS;
        }
        return timeCursor();
    }

    /** The cursor by time, for a server that no longer has the event. */
    long timeCursor() {
        return micros - OVERLAP_MICROS;
    }

    Instant time() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
