package io.rounds.export.source;

import java.io.Closeable;
import java.io.IOException;

/** Where documents are read from. */
public interface DocumentSource extends Closeable {

    /**
     * Finds documents as they are at this moment: what is written while they are read does not show.
     *
     * @throws IOException when the source cannot be read, or does not have the index; the message says what to do
     */
    Documents open(DocumentQuery query) throws IOException;

    /** How many documents meet the conditions of a query. */
    long count(DocumentQuery query) throws IOException;
}
