package io.rounds.bench.all;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllBenchIT {
    @Test
    void aBenchmarkRunsAsAProcessAndItsFiguresBecomeATable(@TempDir Path folder) throws Exception {
        Path results = folder.resolve("results");
        assertThat(run(
                        "all",
                        "--json=" + results,
                        "--rounds=1",
                        "--only=curves",
                        "--with=--tweets=2000",
                        "--with=--axes=window"))
                .contains("1 of 1 benchmarks done");

        JsonNode machine =
                new ObjectMapper().readTree(results.resolve("machine.json").toFile());
        assertThat(machine.path("cores").asInt()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(machine.path("cpu").asText()).isNotEmpty();
        assertThat(machine.path("memoryMib").asLong()).isGreaterThan(256);
        assertThat(results.resolve("curves.txt")).content().contains("us CPU each");

        String tables = run("table", results.toString(), "--print");
        assertThat(tables).contains("## machine", "## curves", "| window | 15m | ", "| window | 7d | ");
        JsonNode line = new ObjectMapper()
                .readTree(results.resolve("curves.json").toFile())
                .path("results")
                .path(3);
        assertThat(tables).contains("| " + Figures.number(line.path("processorMicrosPerTweet")) + " |");
        assertThat(tables).doesNotContain("## peers");
    }

    @Test
    void aBenchmarkThatFailsIsNamedAndFailsTheCommand(@TempDir Path folder) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true))
                .execute("all", "--json=" + folder, "--only=extract", "--with=--rounds=0");
        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("0 of 1 benchmarks done, failed: extract");
        assertThat(error.toString()).contains("failed: exit code 2");
        assertThat(folder.resolve("extract.txt")).content().contains("Rounds must be 1 or more");
        assertThat(Files.exists(folder.resolve("extract.json"))).isFalse();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter error = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(error, true))
                .execute(arguments);
        assertThat(code).as(error.toString()).isZero();
        return out.toString();
    }
}
