package io.rounds.export.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Documents that were found, one after the other. Not for several threads at once. */
public interface Documents extends Closeable {

    /** How many there are in all. */
    long total();

    /**
     * The next document; null after the last.
     *
     * @throws IOException when the source fails; what was given out so far is then not all
     */
    @Nullable JsonNode next() throws IOException;
}
