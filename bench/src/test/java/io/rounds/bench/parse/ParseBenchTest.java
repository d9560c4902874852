package io.rounds.bench.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseBenchTest {
    @Test
    void everyPayloadIsATweet() {
        ParserBenchmark benchmark = new ParserBenchmark();
        benchmark.simulate();
        assertThat(benchmark.payloads()).hasSize(ParserBenchmark.PAYLOADS);
        RecordParser parser = new RecordParser();
        List<Parsed> parsed = new ArrayList<>();
        benchmark
                .payloads()
                .subList(0, 500)
                .forEach(payload -> parser.parse(payload, new Origin("test", Instant.EPOCH), parsed::add));
        assertThat(parsed).hasSize(500).allSatisfy(one -> assertThat(one.tweet())
                .isNotNull());
    }

    @Test
    void theReportNamesEachMeasurement(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("parse.json");
        StringWriter table = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(table, true))
                .execute("parse", "--rounds=2", "--seconds=0.2", "--forks=0", "--json=" + file);
        assertThat(code).isZero();
        assertThat(table.toString()).contains("Rounds: from bytes to tweets", "Jackson: from bytes to a tree");
        JsonNode results = new ObjectMapper().readTree(file.toFile()).path("results");
        assertThat(results).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("tweetsPerCoreSecond").doubleValue()).isPositive();
            assertThat(line.path("tweetsPerCoreSecondByRound")).hasSize(2);
        });
        assertThat(results.path(1).path("timesPeer").doubleValue()).isEqualTo(1);
    }
}
