package io.rounds.export.graph.format;

import java.util.List;

/**
 * What is known about a graph before its first node.
 *
 * @param name what kind of graph it is
 * @param description what it was made of, in words
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
