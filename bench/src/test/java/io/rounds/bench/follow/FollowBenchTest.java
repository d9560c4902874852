package io.rounds.bench.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FollowBenchTest {
    @TempDir
    private Path path = Path.of("");

    @Test
    void readsTheWholeBacklogAndKeepsFewOfIt() throws Exception {
        Path json = path.resolve("follow.json");
        CommandLine line = Bench.commandLine().setOut(new PrintWriter(new StringWriter()));
        int code =
                line.execute("follow", "--events=20000", "--rounds=1", "--rate=200", "--seconds=2", "--json=" + json);

        assertThat(code).isZero();
        JsonNode results = new ObjectMapper().readTree(json.toFile()).path("results");
        JsonNode backlog = results.get(0);
        assertThat(backlog.path("events").asLong()).isGreaterThanOrEqualTo(20_000);
        assertThat(backlog.path("kept").asLong())
                .isPositive()
                .isLessThan(backlog.path("events").asLong() / 5);
        assertThat(results.get(1).path("events").asLong()).isBetween(100L, 800L);
    }
}
