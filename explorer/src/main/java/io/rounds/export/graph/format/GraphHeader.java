package io.rounds.export.graph.format;

import java.util.List;

/**
 * Properties of a graph that are written before its first node.
 *
 * @param name the kind of graph
 * @param description the documents that it was made of, in English
 * @param directed whether edges have a direction
 * @param nodeColumns the attributes of nodes, besides id and label
 * @param edgeColumns the attributes of edges, besides source, target and weight
 */
public record GraphHeader(
        String name,
        String description,
        boolean directed,
        List<GraphColumn> nodeColumns,
        List<GraphColumn> edgeColumns) {
    public GraphHeader {
        nodeColumns = List.copyOf(nodeColumns);
        edgeColumns = List.copyOf(edgeColumns);
    }
}
