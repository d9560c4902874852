package io.rounds.explorer.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import io.rounds.export.graph.format.GraphEdge;
import io.rounds.export.graph.format.GraphHeader;
import io.rounds.export.graph.format.GraphNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphCollectorTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theHeaviestEdgesStayWithTheirNodes() {
        GraphCollector collector = new GraphCollector(2);
        collector.begin(new GraphHeader("shares", "all shares", true, List.of(), List.of()));
        for (String id : List.of("a", "b", "c", "d")) {
            collector.node(new GraphNode(id, id, NOON, List.of()));
        }
        collector.beginEdges();
        collector.edge(new GraphEdge("a", "b", 1, NOON, List.of()));
        collector.edge(new GraphEdge("a", "c", 3, NOON, List.of()));
        collector.edge(new GraphEdge("b", "d", 1, NOON, List.of()));
        collector.end();
        ObjectNode json = Json.object();
        collector.writeTo(json);
        assertThat(json.at("/edges/0/weight").asInt()).isEqualTo(3);
        assertThat(json.at("/edges/1/target").asText()).isEqualTo("b");
        assertThat(json.path("nodes").findValuesAsText("id")).containsExactlyInAnyOrder("a", "b", "c");
    }
}
