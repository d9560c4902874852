package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** How documents become nodes and edges: one kind of graph. For one export. */
interface GraphMapper extends Closeable {

    GraphAttributes shape();

    /** The fields of documents that are needed. */
    List<String> fields();

    /** Adds what a document says. */
    void read(JsonNode document, GraphBuilder graph) throws IOException;

    /** Adds what can be said only after the last document. */
    default void finish(GraphBuilder graph) throws IOException {}

    @Override
    default void close() throws IOException {}
}
