package io.rounds.export.graph;

import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.graph.format.GraphHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * The attributes of a kind of graph. All graphs also have {@code label}, {@code first} and {@code last} of nodes and
 * {@code weight}, {@code first} and {@code last} of edges.
 *
 * @param nodeTexts attributes of nodes, from the authoritative document ({@link NodeObservation})
 * @param nodeCounts attributes of nodes that are summed up
 * @param edgeTexts attributes of edges, from one of the documents
 * @param edgeCounts attributes of edges that are summed up
 */
record GraphAttributes(
        boolean directed,
        List<GraphColumn> nodeTexts,
        List<GraphColumn> nodeCounts,
        List<GraphColumn> edgeTexts,
        List<GraphColumn> edgeCounts) {
    private static final List<GraphColumn> TIMES = List.of(GraphColumn.text("first"), GraphColumn.text("last"));

    GraphHeader header(String name, String description) {
        return new GraphHeader(
                name, description, directed, all(nodeTexts, nodeCounts, TIMES), all(edgeTexts, edgeCounts, TIMES));
    }

    @SafeVarargs
    private static List<GraphColumn> all(List<GraphColumn>... parts) {
        List<GraphColumn> all = new ArrayList<>();
        for (List<GraphColumn> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
