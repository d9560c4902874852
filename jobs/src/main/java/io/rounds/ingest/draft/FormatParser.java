package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads the records of one format, in two steps, so that nothing of a record comes out before all of it was found to be
 * well-formed. Keeps what it has read between the steps: one instance for each thread.
 */
public interface FormatParser {
    /**
     * Reads an object to its end. The parser stands at the name of the object's first field, or at its end.
     *
     * @throws IOException when the JSON is broken
     */
    void read(JsonParser json) throws IOException;

    /**
     * Hands out what was read.
     *
     * @throws Rejection when the whole record cannot be taken; then nothing was handed out
     */
    void emit(Outcome outcome) throws Rejection;
}
