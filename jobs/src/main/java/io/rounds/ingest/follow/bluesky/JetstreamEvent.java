package io.rounds.ingest.follow.bluesky;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What decides about an event of Jetstream, without what its record says. Versions 1 and 2 have the same fields, in
 * different places.
 */
final class JetstreamEvent {
    static final String POST = "app.bsky.feed.post";
    static final String REPOST = "app.bsky.feed.repost";
    private static final String TYPE = "network.bsky.jetstream.subscribeEvents#";

    /** commit, account, identity, sync, info, error; null for anything else. */
    @Nullable String kind;

    @Nullable String did;

    @Nullable String operation;

    @Nullable String collection;

    @Nullable String rkey;

    @Nullable String revision;

    @Nullable String error;

    @Nullable String message;
    /** 0 where there is none. */
    long sequence;
    /** Microseconds since 1970, 0 where there is none. */
    long micros;
    /** Where the record begins and ends; both 0 where there is none. */
    int recordFrom;

    int recordTo;

    /** Reads an event; the previous one is gone. */
    void read(byte[] frame) throws IOException {
        kind = null;
        did = null;
        operation = null;
        collection = null;
        rkey = null;
        revision = null;
        error = null;
        message = null;
        sequence = 0;
        micros = 0;
        recordFrom = 0;
        recordTo = 0;
        try (JsonScanner json = JsonScanner.of(frame, 0, frame.length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            readFields(json, 0);
        }
    }

    private void readFields(JsonScanner json, int depth) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "payload", "commit" -> {
                    if (depth < 2 && JsonTokens.object(json)) {
                        readFields(json, depth + 1);
                    } else if (depth >= 2) {
                        JsonTokens.skip(json);
                    }
                }
                case "$type" -> kind(JsonTokens.string(json));
                case "kind" -> kind = JsonTokens.string(json);
                case "did" -> did = JsonTokens.string(json);
                case "operation" -> operation = JsonTokens.string(json);
                case "collection" -> collection = JsonTokens.string(json);
                case "rkey" -> rkey = JsonTokens.string(json);
                case "rev" -> revision = JsonTokens.string(json);
                case "seq" -> sequence = orZero(JsonTokens.number(json));
                case "time_us" -> micros = orZero(JsonTokens.number(json));
                case "time" -> micros(Timestamps.parse(JsonTokens.string(json)));
                case "error", "name" -> error = JsonTokens.string(json);
                case "message" -> message = JsonTokens.string(json);
                case "record" -> readRecord(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    private void kind(@Nullable String type) {
        if (type == null) {
            return;
        }
        if (type.startsWith(TYPE)) {
            kind = type.substring(TYPE.length());
        } else if (type.equals("error")) {
            kind = type;
        }
    }

    private void micros(@Nullable Instant time) {
        if (time != null) {
            micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        }
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private void readRecord(JsonScanner json) throws IOException {
        json.nextToken();
        recordFrom = json.start();
        json.skipChildren();
        recordTo = json.end();
    }

    /** The address of what the record is about: of the post that is reposted. Null if it names none. */
    @Nullable String subject(byte[] frame) throws IOException {
        try (JsonScanner json = JsonScanner.of(frame, recordFrom, recordTo)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                if (field.equals("subject")) {
                    return JsonTokens.object(json) ? uri(json) : null;
                }
                JsonTokens.skip(json);
            }
        }
        return null;
    }

    private static @Nullable String uri(JsonScanner json) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("uri")) {
                return JsonTokens.string(json);
            }
            JsonTokens.skip(json);
        }
        return null;
    }

    boolean isCommit() {
        return "commit".equals(kind) && did != null && collection != null && rkey != null && operation != null;
    }

    boolean isDeletion() {
        return "delete".equals(operation);
    }
}
