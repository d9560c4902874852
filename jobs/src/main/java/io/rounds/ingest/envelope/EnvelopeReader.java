package io.rounds.ingest.envelope;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@linkplain Envelope envelopes}. */
public final class EnvelopeReader {
    private static final byte[] NAME = "\"rounds\"".getBytes(StandardCharsets.UTF_8);

    private EnvelopeReader() {}

    /**
     * An envelope and the message in it.
     *
     * @param from where the message begins in the value that was read, in bytes
     * @param to where it ends, exclusive
     */
    public record Opened(Envelope envelope, int from, int to) {}

    /** Whether the value that begins here is an object whose first field is an envelope's. */
    public static boolean mayBegin(byte[] record, int from, int to) {
        int at = afterSpace(record, from, to);
        if (at == to || record[at] != '{') {
            return false;
        }
        at = afterSpace(record, at + 1, to);
        if (to - at < NAME.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            if (record[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static int afterSpace(byte[] record, int from, int to) {
        int at = from;
        while (at < to && (record[at] == ' ' || record[at] == '\t' || record[at] == '\r' || record[at] == '\n')) {
            at++;
        }
        return at;
    }

    /**
     * Reads a value to its end.
     *
     * @return null if it is no envelope with a message
     * @throws IOException when the JSON is broken
     */
    public static @Nullable Opened read(JsonScanner json) throws IOException {
        json.nextToken();
        Header header = new Header();
        int from = -1;
        int to = -1;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("rounds") && JsonTokens.object(json)) {
                header.read(json);
            } else if (field.equals("message")) {
                JsonToken token = json.nextToken();
                from = json.start();
                json.skipChildren();
                to = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY ? json.end() : -1;
            } else if (!field.equals("rounds")) {
                JsonTokens.skip(json);
            }
        }
        JsonTokens.nothingMore(json);
        Envelope envelope = header.envelope();
        return envelope == null || to < 0 ? null : new Opened(envelope, from, to);
    }

    /** The fields of an envelope as they are read. */
    private static final class Header {
        private @Nullable String network;
        private @Nullable String host;
        private @Nullable Instant receivedAt;
        private Envelope.@Nullable Profile author;

        void read(JsonScanner json) throws IOException {
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "network" -> network = JsonTokens.string(json);
                    case "host" -> host = JsonTokens.string(json);
                    case "received_at" -> receivedAt = Timestamps.parse(JsonTokens.string(json));
                    case "author" -> author = JsonTokens.object(json) ? profile(json) : null;
                    default -> JsonTokens.skip(json);
                }
            }
        }

        private static Envelope.@Nullable Profile profile(JsonScanner json) throws IOException {
            @Nullable String id = null;
            @Nullable String handle = null;
            @Nullable String name = null;
            @Nullable Integer followers = null;
            @Nullable Integer following = null;
            @Nullable String createdAt = null;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "id" -> id = JsonTokens.string(json);
                    case "handle" -> handle = JsonTokens.string(json);
                    case "name" -> name = JsonTokens.string(json);
                    case "followers" -> followers = JsonTokens.count(json);
                    case "following" -> following = JsonTokens.count(json);
                    case "created_at" -> createdAt = JsonTokens.string(json);
                    default -> JsonTokens.skip(json);
                }
            }
            return id == null || handle == null
                    ? null
                    : new Envelope.Profile(id, handle, name, followers, following, createdAt);
        }

        @Nullable Envelope envelope() {
            return network == null || host == null || receivedAt == null
                    ? null
                    : new Envelope(network, host, receivedAt, author);
        }
    }
}
