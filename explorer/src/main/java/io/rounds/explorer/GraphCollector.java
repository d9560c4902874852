package io.rounds.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.graph.format.GraphEdge;
import io.rounds.export.graph.format.GraphHeader;
import io.rounds.export.graph.format.GraphNode;
import io.rounds.export.graph.format.GraphWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes a graph and keeps its heaviest edges, of those of the same weight the first, with their nodes. */
final class GraphCollector implements GraphWriter {
    private static final Comparator<GraphEdge> HEAVIEST = Comparator.comparingLong(GraphEdge::weight)
            .reversed()
            .thenComparing(GraphEdge::source)
            .thenComparing(GraphEdge::target);

    private final int mostEdges;
    private final PriorityQueue<GraphEdge> edges = new PriorityQueue<>(HEAVIEST.reversed());
    private final Map<String, GraphNode> nodes = new HashMap<>();
    private @Nullable GraphHeader head;

    GraphCollector(int mostEdges) {
        this.mostEdges = mostEdges;
    }

    @Override
    public void begin(GraphHeader graph) {
        head = graph;
    }

    @Override
    public void node(GraphNode node) {
        nodes.put(node.id(), node);
    }

    @Override
    public void beginEdges() {
        // All nodes are there.
    }

    @Override
    public void edge(GraphEdge edge) {
        edges.add(edge);
        if (edges.size() > mostEdges) {
            edges.poll();
        }
    }

    @Override
    public void end() {
        // Everything is there.
    }

    /** Writes {@code description}, {@code directed}, {@code nodes} and {@code edges}. */
    void writeTo(ObjectNode json) {
        if (head == null) {
            throw new IllegalStateException("no graph was given");
        }
        json.put("description", head.description()).put("directed", head.directed());
        List<GraphEdge> kept = new ArrayList<>(edges);
        kept.sort(HEAVIEST);
        Set<String> ends = new LinkedHashSet<>();
        ArrayNode edgeRows = Json.array();
        for (GraphEdge edge : kept) {
            ends.add(edge.source());
            ends.add(edge.target());
            ObjectNode row = edgeRows.addObject()
                    .put("source", edge.source())
                    .put("target", edge.target())
                    .put("weight", edge.weight())
                    .put("start", edge.start().toString());
            values(row, head.edgeColumns(), edge.values());
        }
        ArrayNode nodeRows = json.putArray("nodes");
        for (String id : ends) {
            GraphNode node = nodes.get(id);
            if (node != null) {
                ObjectNode row = nodeRows.addObject()
                        .put("id", id)
                        .put("label", node.label())
                        .put("start", node.start().toString());
                values(row, head.nodeColumns(), node.values());
            }
        }
        json.set("edges", edgeRows);
    }

    private static void values(ObjectNode row, List<GraphColumn> columns, List<@Nullable Object> values) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                row.set(columns.get(i).name(), Json.MAPPER.valueToTree(value));
            }
        }
    }
}
