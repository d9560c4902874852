package io.rounds.ingest.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a follower adds to a message, so that reading it again later gives the same tweets:
 *
 * <pre>{"rounds":{"network":"bluesky","host":"...","received_at":"...","author":{...}},"message":{...}}</pre>
 *
 * <p>The message itself is not changed.
 *
 * @param network for example {@code bluesky}
 * @param host the server it was read from
 * @param receivedAt when it was read
 * @param author what the network says elsewhere about the author; null if the message says it itself
 */
public record Envelope(
        String network,
        String host,
        Instant receivedAt,
        @Nullable Profile author) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int OVERHEAD = 400;
    private static final byte[] BEGIN = "{\"rounds\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MESSAGE = ",\"message\":".getBytes(StandardCharsets.UTF_8);

    /**
     * An account, as its network describes it.
     *
     * @param id the network's id, on Bluesky its DID
     * @param handle the name without {@code @}
     */
    public record Profile(
            String id,
            String handle,
            @Nullable String name,
            @Nullable Integer followers,
            @Nullable Integer following,
            @Nullable String createdAt) {}

    /** The message in this envelope, UTF-8. */
    public byte[] around(byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + OVERHEAD);
        out.writeBytes(BEGIN);
        out.writeBytes(header());
        out.writeBytes(MESSAGE);
        out.writeBytes(message);
        out.write('}');
        return out.toByteArray();
    }

    private byte[] header() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(OVERHEAD);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("network", network);
            json.writeStringField("host", host);
            json.writeStringField("received_at", receivedAt.toString());
            if (author != null) {
                write(author, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static void write(Profile profile, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("author");
        json.writeStringField("id", profile.id);
        json.writeStringField("handle", profile.handle);
        if (profile.name != null) {
            json.writeStringField("name", profile.name);
        }
        if (profile.followers != null) {
            json.writeNumberField("followers", profile.followers);
        }
        if (profile.following != null) {
            json.writeNumberField("following", profile.following);
        }
        if (profile.createdAt != null) {
            json.writeStringField("created_at", profile.createdAt);
        }
        json.writeEndObject();
    }
}
