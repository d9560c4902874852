package io.rounds.ingest.json;

import java.io.IOException;

/** Opens scanners. Tests compare {@link JsonScanner#of} with one that leaves everything to Jackson. */
@FunctionalInterface
public interface JsonSource {
    /**
     * Opens a scanner that stands before the first token of a part of a record.
     *
     * @param from where the part begins in the record
     * @param to where it ends, exclusive
     */
    JsonScanner open(byte[] record, int from, int to) throws IOException;
}
