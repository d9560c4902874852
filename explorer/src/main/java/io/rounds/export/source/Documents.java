package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The results of a query, one by one. Not thread-safe. */
public interface Documents extends Closeable {

    /** The number of documents in total. */
    long total();

    /**
     * The next document; null after the last.
     *
     * @throws IOException when the source fails; the documents returned so far are then incomplete
     */
    @Nullable JsonNode next() throws IOException;
}
