package io.rounds.export.source;

import java.io.Closeable;
import java.io.IOException;

/** A store of documents: an Elasticsearch cluster or a folder. */
public interface DocumentSource extends Closeable {

    /**
     * Opens a snapshot of the documents that meet the conditions of a query: later writes are not visible in it.
     *
     * @throws IOException when the source cannot be read, or does not have the index; the message says how to fix that
     */
    Documents open(DocumentQuery query) throws IOException;

    /** How many documents meet the conditions of a query. */
    long count(DocumentQuery query) throws IOException;
}
