package io.rounds.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayBenchIT {
    @Test
    void aShortArchiveIsReplayedToFilesAndElasticsearch(@TempDir Path folder) throws Exception {
        Path json = folder.resolve("replay.json");
        StringWriter table = new StringWriter();
        StringWriter progress = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(table, true))
                .setErr(new PrintWriter(progress, true))
                .execute("replay", "--weeks=1", "--volume=0.05", "--rounds=1", "--json=" + json);
        assertThat(code).as(progress.toString()).isZero();
        List<String> targets = new ArrayList<>();
        long tweets = 0;
        for (JsonNode line : new ObjectMapper().readTree(json.toFile()).path("results")) {
            String target = line.path("target").asText();
            targets.add(target);
            assertThat(line.path("seconds").asDouble()).isPositive();
            assertThat(line.path("liveMib").asLong()).isPositive();
            assertThat(line.path("bytes").path("tweets").asLong()).as(target).isPositive();
            if (target.equals("one-tweet")) {
                assertThat(line.path("tweets").asLong()).isOne();
            } else {
                assertThat(line.path("tweets").asLong()).isGreaterThan(1_000);
                assertThat(tweets == 0 || tweets == line.path("tweets").asLong())
                        .as("both read the same")
                        .isTrue();
                tweets = line.path("tweets").asLong();
            }
        }
        assertThat(targets).containsExactly("files", "elasticsearch", "one-tweet");
        assertThat(table.toString()).contains("tweets/s").contains("one-tweet");
    }
}
