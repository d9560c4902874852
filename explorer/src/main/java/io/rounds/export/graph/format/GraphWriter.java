package io.rounds.export.graph.format;

import java.io.IOException;

/**
 * Writes a graph in some format, node by node and edge by edge: {@code begin}, all nodes, {@code beginEdges}, all
 * edges, {@code end}. Implementations keep nothing in memory and leave their streams open.
 */
public interface GraphWriter {

    void begin(GraphHeader header) throws IOException;

    void node(GraphNode node) throws IOException;

    void beginEdges() throws IOException;

    void edge(GraphEdge edge) throws IOException;

    /** Writes the rest and flushes. */
    void end() throws IOException;
}
