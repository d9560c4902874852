package io.rounds.bench.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twitter.twittertext.Extractor;
import io.rounds.bench.Bench;
import io.rounds.extract.text.TextExtractor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractBenchTest {
    @ParameterizedTest
    @CsvSource({
        "--rounds=0, 1 or more",
        "--seconds=0, 0.001 or more",
        "--forks=-1, 0 or more",
        "--rounds=many, many",
    })
    void wrongArgumentsEndWithTwoAndSayWhatIsWrong(String argument, String said) {
        StringWriter messages = new StringWriter();
        int code = Bench.commandLine().setErr(new PrintWriter(messages, true)).execute("extract", argument);
        assertThat(code).isEqualTo(2);
        assertThat(messages.toString()).contains(said);
    }

    @Test
    void bothDoTheSameWork() {
        TextBenchmark benchmark = new TextBenchmark();
        benchmark.simulate();
        Extractor library = new Extractor();
        assertThat(benchmark.texts()).hasSize(TextBenchmark.TEXTS);
        for (String text : benchmark.texts().subList(0, 500)) {
            assertThat(TextExtractor.extract(text).hashtags()).isEqualTo(library.extractHashtags(text));
            assertThat(TextExtractor.extract(text).urls()).isEqualTo(library.extractURLs(text));
        }
    }

    @Test
    void theReportNamesEachMeasurement(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("extract.json");
        StringWriter table = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(table, true))
                .execute("extract", "--rounds=2", "--seconds=0.2", "--forks=0", "--json=" + file);
        assertThat(code).isZero();
        assertThat(table.toString()).contains("Rounds: hashtags", "Rounds: the same and its links", "twitter-text");
        JsonNode results = new ObjectMapper().readTree(file.toFile()).path("results");
        assertThat(results).hasSize(3).allSatisfy(line -> {
            assertThat(line.path("tweetsPerSecond").doubleValue()).isPositive();
            assertThat(line.path("tweetsPerCoreSecond").doubleValue()).isPositive();
            assertThat(line.path("tweetsPerCoreSecondByRound")).hasSize(2);
        });
        assertThat(results.path(0).path("timesPeer").doubleValue()).isPositive();
        assertThat(results.path(2).path("timesPeer").doubleValue()).isEqualTo(1);
    }
}
