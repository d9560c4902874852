package io.rounds.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.model.Document;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document to be written to Elasticsearch, its JSON as bytes, and the number of failed attempts. */
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

    /** The document in UTF-8; null to remove it. */
    public byte @Nullable [] json() {
        return json;
    }

    /** Whether it removes a document whose period is unknown, and so must be sent to all of them. */
    public boolean coversEveryPeriod() {
        return json == null && at == null;
    }

    /** The approximate number of bytes in a bulk request. */
    public int size() {
        return id.length() + (json == null ? 0 : json.length);
    }

    /**
     * Records a failed attempt.
     *
     * @param nowNanos of a monotonic clock
     * @return nanoseconds since the first failed attempt
     */
    public long failed(long nowNanos) {
        if (failures++ == 0) {
            failingSinceNanos = nowNanos;
        }
        return nowNanos - failingSinceNanos;
    }

    /** The number of failed attempts. */
    public int failures() {
        return failures;
    }
}
