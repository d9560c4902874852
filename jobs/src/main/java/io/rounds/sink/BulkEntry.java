package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.model.Document;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document waiting for Elasticsearch, its JSON as bytes, and how often it was tried in vain. */
public final class BulkEntry implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String index;
    private final String id;
    private final long version;
    private final @Nullable Instant at;
    private final byte @Nullable [] json;
    private transient int failures;
    private transient long failingSinceNanos;

    /** The parameters are those of {@link Document}. */
    public BulkEntry(String index, String id, long version, @Nullable Instant at, byte @Nullable [] json) {
        this.index = index;
        this.id = id;
        this.version = version;
        this.at = at;
        this.json = json;
    }

    public static BulkEntry of(Document document) {
        String json = document.json();
        return new BulkEntry(
                document.index(),
                document.id(),
                document.version(),
                document.at(),
                json == null ? null : json.getBytes(UTF_8));
    }

    public String index() {
        return index;
    }

    public String id() {
        return id;
    }

    public long version() {
        return version;
    }

    public @Nullable Instant at() {
        return at;
    }

    /** The document in UTF-8; null removes it. */
    public byte @Nullable [] json() {
        return json;
    }

    /** Whether it removes a document of which the period is not known. */
    public boolean coversEveryPeriod() {
        return json == null && at == null;
    }

    /** Bytes it adds to a bulk request, nearly. */
    public int size() {
        return id.length() + (json == null ? 0 : json.length);
    }

    /**
     * Notes that Elasticsearch could not take it for now.
     *
     * @param nowNanos of a clock that never goes back
     * @return for how many nanoseconds this has been so
     */
    public long failed(long nowNanos) {
        if (failures++ == 0) {
            failingSinceNanos = nowNanos;
        }
        return nowNanos - failingSinceNanos;
    }

    /** How often Elasticsearch could not take it. */
    public int failures() {
        return failures;
    }
}
