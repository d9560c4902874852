package io.rounds.ingest.draft;

import io.rounds.ingest.json.JsonScanner;
import java.io.IOException;

/**
 * Parses the records of one format, in two steps, so that no result of a record is emitted before all of it is known to
 * be well-formed. Keeps state between the steps: not thread-safe.
 */
public interface FormatParser {
    /**
     * Reads an object to its end. The parser stands at the name of the object's first field, or at its end.
     *
     * @throws IOException when the JSON is broken
     */
    void read(JsonScanner json) throws IOException;

    /**
     * Whether what was read lacks what this format always has, so that it may be another format with some of its fields: a
     * tool has often taken over names of fields. Then the record is looked at as a whole.
     */
    default boolean misfits() {
        return false;
    }

    /**
     * Emits what was read.
     *
     * @throws Rejection when the whole record cannot be used; then nothing was emitted
     */
    void emit(Outcome outcome) throws Rejection;
}
