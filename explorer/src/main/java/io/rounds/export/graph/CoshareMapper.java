package io.rounds.export.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.export.graph.format.GraphColumn;
import io.rounds.export.source.DocumentFields;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which accounts repeatedly share the same links together: each document of {@code coshares} is an edge. */
final class CoshareMapper implements GraphMapper {
    private static final List<GraphColumn> EDGE_COLUMNS = List.of(
            GraphColumn.number("similarity"),
            GraphColumn.count("source_links"),
            GraphColumn.count("target_links"),
            GraphColumn.count("interval_seconds"),
            GraphColumn.number("median_gap_seconds"));
    private static final GraphAttributes ATTRIBUTES =
            new GraphAttributes(false, List.of(GraphColumn.count("links")), List.of(), EDGE_COLUMNS, List.of());

    @Override
    public GraphAttributes attributes() {
        return ATTRIBUTES;
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
    public void map(JsonNode pair, GraphBuilder graph) throws IOException {
        Instant first = DocumentFields.time(pair, "first_at");
        Instant last = DocumentFields.time(pair, "last_at");
        List<@Nullable String> texts = EDGE_COLUMNS.stream()
                .map(column -> DocumentFields.textOrNull(pair, column.name()))
                .toList();
        String source = account("source", pair, first, last, graph);
        String target = account("target", pair, first, last, graph);
        long weight = pair.path("weight").asLong();
        graph.edge(new EdgeObservation(source, target, "", first, last, weight, List.of(), texts));
    }

    private static String account(String end, JsonNode pair, Instant first, Instant last, GraphBuilder graph)
            throws IOException {
        String id = GraphBuilder.id(DocumentFields.text(pair, end));
        List<@Nullable String> texts =
                Arrays.asList(DocumentFields.text(pair, end + "_handle"), DocumentFields.textOrNull(pair, end + "_links"));
        graph.node(id, new NodeObservation(NodeObservation.OWN_DOCUMENT, first, List.of(), texts));
        graph.node(id, new NodeObservation(NodeObservation.OWN_DOCUMENT, last, List.of(), texts));
        return id;
    }
}
