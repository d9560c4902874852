package io.rounds.ingest.replay.flink;

import io.rounds.files.ExternalSorter;
import io.rounds.files.RecordCursor;
import io.rounds.ingest.Copies;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings the copies of each tweet together and makes one of them, in bounded memory. Copies may give different times, for
 * example with and without milliseconds, so they are sorted by id, merged, and sorted by time again.
 *
 * <p>Use: {@link #add} each record that may have a copy, read {@link #merged}, {@link #close}.
 */
final class CopyMerge implements Closeable {
    private static final int BUFFER_BYTES = ExternalSorter.DEFAULT_BUFFER_BYTES / 2;

    private final ExternalSorter byId;
    private final ExternalSorter byTime;
    private final ParsedCodec codec = new ParsedCodec();
    private long repeated;
    private long differing;

    CopyMerge(Path directory) throws IOException {
        byId = new ExternalSorter(directory, BUFFER_BYTES, ExternalSorter.DEFAULT_OPEN_RUNS);
        byTime = new ExternalSorter(directory, BUFFER_BYTES, ExternalSorter.DEFAULT_OPEN_RUNS);
    }

    /** Adds a tweet as {@link ParsedCodec} writes it. */
    void add(byte[] copyKey, byte[] payload) throws IOException {
        byId.add(copyKey, payload);
    }

    /** Merges the copies, and returns each tweet once, by {@link SortKey}. */
    RecordCursor merged() throws IOException {
        try (byId;
                RecordCursor copies = byId.sort()) {
            byte @Nullable [] key = null;
            byte[] payload = {};
            @Nullable Tweet tweet = null;
            boolean differ = false;
            while (copies.advance()) {
                byte[] nextKey = copies.key();
                byte[] next = copies.payload();
                if (!Arrays.equals(key, nextKey)) {
                    finish(tweet, differ);
                    tweet = read(next);
                    differ = false;
                } else {
                    repeated++;
                    // Copies that are equal in every byte follow each other.
                    if (!Arrays.equals(payload, next)) {
                        tweet = Copies.merge(Objects.requireNonNull(tweet), read(next));
                        differ = true;
                    }
                }
                key = nextKey;
                payload = next;
            }
            finish(tweet, differ);
        }
        return byTime.sort();
    }

    private void finish(@Nullable Tweet tweet, boolean differ) throws IOException {
        if (tweet != null) {
            differing += differ ? 1 : 0;
            Parsed merged = Parsed.of(tweet);
            byTime.add(SortKey.of(merged), codec.write(merged));
        }
    }

    private Tweet read(byte[] payload) throws IOException {
        return Objects.requireNonNull(codec.read(payload).tweet());
    }

    /** How many copies were merged into another. */
    long repeated() {
        return repeated;
    }

    /** How many tweets had copies that differed. */
    long differing() {
        return differing;
    }

    @Override
    public void close() throws IOException {
        try (byId) {
            byTime.close();
        }
    }
}
