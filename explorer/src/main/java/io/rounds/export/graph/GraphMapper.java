package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Maps documents to nodes and edges; one implementation for each kind of graph, one instance for each export. */
interface GraphMapper extends Closeable {
    GraphAttributes attributes();

    /** The fields of documents that the graph needs. */
    List<String> fields();

    /** Adds the nodes and edges of a document. */
    void map(JsonNode document, GraphBuilder graph) throws IOException;

    /** Adds nodes and edges that are known only after the last document. */
    default void finish(GraphBuilder graph) throws IOException {}

    @Override
    default void close() throws IOException {}
}
