package io.rounds.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which accounts share the same links together, again and again: each document of {@code coshares} is an edge. */
final class CoshareRules implements GraphRules {
    private static final List<GraphColumn> OF_EDGES = List.of(
            GraphColumn.number("similarity"),
            GraphColumn.count("source_links"),
            GraphColumn.count("target_links"),
            GraphColumn.count("interval_seconds"),
            GraphColumn.number("median_gap_seconds"));
    private static final GraphShape SHAPE =
            new GraphShape(false, List.of(GraphColumn.count("links")), List.of(), OF_EDGES, List.of());

    @Override
    public GraphShape shape() {
        return SHAPE;
    }

    @Override
    public List<String> fields() {
        return List.of(
                "source",
                "source_handle",
                "source_links",
                "target",
                "target_handle",
                "target_links",
                "weight",
                "similarity",
                "interval_seconds",
                "median_gap_seconds",
                "first_at",
                "last_at");
    }

    @Override
    public void read(JsonNode pair, GraphBuilder graph) throws IOException {
        Instant first = Fields.time(pair, "first_at");
        Instant last = Fields.time(pair, "last_at");
        List<@Nullable String> texts = OF_EDGES.stream()
                .map(column -> Fields.textOrNull(pair, column.name()))
                .toList();
        String source = account("source", pair, first, last, graph);
        String target = account("target", pair, first, last, graph);
        long weight = pair.path("weight").asLong();
        graph.edge(new EdgeMark(source, target, "", first, last, weight, List.of(), texts));
    }

    private static String account(String end, JsonNode pair, Instant first, Instant last, GraphBuilder graph)
            throws IOException {
        String id = GraphBuilder.id(Fields.text(pair, end));
        List<@Nullable String> texts =
                Arrays.asList(Fields.text(pair, end + "_handle"), Fields.textOrNull(pair, end + "_links"));
        graph.node(id, new NodeMark(NodeMark.SEEN, first, List.of(), texts));
        graph.node(id, new NodeMark(NodeMark.SEEN, last, List.of(), texts));
        return id;
    }
}
