package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.cli.Rounds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: downloads and the graph to draw. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerExportsIT {
    private final ExplorerApi api;

    ExplorerExportsIT(ExplorerApi api) {
        this.api = api;
    }

    @Test
    void anExportIsByteForByteThatOfTheCommand() throws Exception {
        assertThat(api.get("/api/export/shares?tag=foamed&format=csv")
                        .response()
                        .body())
                .isEqualTo(exported("export", "shares", "--tag", "foamed"));
        ExplorerApi.Reply graph = api.get("/api/export/graph?kind=propagation&format=graphml&min_weight=2");
        assertThat(graph.response().body())
                .isEqualTo(exported(
                        "export", "graph", "--kind", "propagation", "--format", "graphml", "--min-weight", "2"));
        assertThat(graph.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"rounds-propagation.graphml\"");
    }

    private byte[] exported(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--elasticsearch", api.node().address().toString()));
        int code = Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return out.toByteArray();
    }

    @Test
    void theDrawnGraphIsPartOfTheExportedOne() throws Exception {
        JsonNode drawn = api.get("/api/graph?kind=hashtags&edges=25").json();
        JsonNode whole = api.get("/api/export/graph?kind=hashtags&format=json").json();
        Map<String, Integer> weights = new HashMap<>();
        whole.path("links")
                .forEach(edge -> weights.put(
                        edge.path("source").asText() + ' ' + edge.path("target").asText(),
                        edge.path("weight").asInt()));
        List<Integer> heaviest =
                weights.values().stream().sorted((a, b) -> b - a).limit(25).toList();
        List<Integer> given = new ArrayList<>();
        for (JsonNode edge : drawn.path("edges")) {
            given.add(edge.path("weight").asInt());
            assertThat(weights)
                    .containsEntry(
                            edge.path("source").asText()
                                    + ' '
                                    + edge.path("target").asText(),
                            edge.path("weight").asInt());
        }
        assertThat(given).isEqualTo(heaviest);
        assertThat(drawn.at("/left_out/edges").asInt()).isEqualTo(weights.size() - 25);
    }
}
