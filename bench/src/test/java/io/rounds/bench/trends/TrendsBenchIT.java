package io.rounds.bench.trends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.Environments;
import io.rounds.bench.Bench;
import io.rounds.flink.Operators;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicRow;
import io.rounds.trends.Trend;
import io.rounds.trends.Window;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendsBenchIT {
    private static final int TWEETS = 6_000;
    private static final int TWEETS_PER_MINUTE = 50;
    private static final Window HOUR = Window.of("1h", "1m");
    private static final LoadPool POOL = LoadPool.create(SimulatorOptions.weeks(1), 2_000);

    /** A topic's place in a list, and what is shown of it. */
    private record Place(
            int rank,
            int tweets,
            int originals,
            int authors,
            String display,
            List<String> exemplars,
            List<String> links) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theStockWindowsHaveTheLiveRankingsOfTheTrendsJob(int parallelism) throws Exception {
        Map<String, Place> ours = new TreeMap<>();
        for (Trend trend : results(parallelism, payloads -> Pipelines.eachMinute(payloads, HOUR))) {
            Integer rank = trend.liveRank();
            TopicRow row = trend.row();
            if (rank != null && row != null) {
                ours.put(
                        trend.windowEnd().toEpochMilli() + " " + Topic.of(trend.community(), trend.topic()),
                        new Place(
                                rank,
                                row.tweets(),
                                row.originals(),
                                row.authors(),
                                row.display(),
                                row.exemplars(),
                                row.links()));
            }
        }
        long last = lastEnd(ours.keySet());
        Map<String, Place> stock = new TreeMap<>();
        for (TopicCounts counted : results(
                parallelism,
                payloads -> StockWindows.ranked(
                        Pipelines.tweets(payloads), Pipelines.COMMUNITIES, Duration.ofHours(1), 50))) {
            if (counted.end() <= last) {
                stock.put(
                        counted.end() + " " + counted.topic(),
                        new Place(
                                counted.rank(),
                                counted.tweets(),
                                counted.originals(),
                                counted.authors(),
                                counted.display(),
                                counted.exemplars(),
                                counted.links()));
            }
        }
        assertThat(ours).hasSizeGreaterThan(TWEETS / TWEETS_PER_MINUTE * 50);
        assertThat(stock).isEqualTo(ours);
    }

    @Test
    void tableAndJsonShowEveryJob(@TempDir Path folder) throws Exception {
        Report report = Report.of(folder, "--parallelism=2", "--backend=rocksdb");
        Set<String> expected = new HashSet<>();
        assertThat(report.table()).contains(new RunConfig(2, "rocksdb").toString());
        for (Contender contender : Contender.all()) {
            expected.add("2 rocksdb " + contender.name());
            assertThat(report.table()).contains(contender.description());
        }
        assertThat(report.measured()).isEqualTo(expected);
    }

    @Test
    void withoutOptionsEveryJobRunsWithEverySetting(@TempDir Path folder) throws Exception {
        Report report = Report.of(folder, "--only=parse,stock-1h");
        Set<String> expected = new HashSet<>();
        for (int parallelism : new int[] {1, 2}) {
            for (String backend : List.of("hashmap", "rocksdb")) {
                assertThat(report.table()).contains(new RunConfig(parallelism, backend).toString());
                expected.add(parallelism + " " + backend + " " + Contender.PARSE);
                expected.add(parallelism + " " + backend + " " + Contender.STOCK);
            }
        }
        assertThat(report.measured()).isEqualTo(expected);
    }

    /**
     * What the command printed.
     *
     * @param measured parallelism, state backend and job of each line of the JSON
     */
    private record Report(String table, Set<String> measured) {
        /** Runs the command over few tweets. */
        static Report of(Path folder, String... options) throws Exception {
            Path json = folder.resolve("results.json");
            StringWriter table = new StringWriter();
            List<String> arguments = new ArrayList<>(List.of(
                    "trends",
                    "--tweets=3000",
                    "--stock-tweets=1000",
                    "--tweets-per-minute=100",
                    "--rounds=1",
                    "--json=" + json));
            arguments.addAll(List.of(options));
            int code = Bench.commandLine()
                    .setOut(new PrintWriter(table, true))
                    .setErr(new PrintWriter(new StringWriter(), true))
                    .execute(arguments.toArray(new String[0]));
            assertThat(code).isZero();
            JsonNode report = new ObjectMapper().readTree(json.toFile());
            assertThat(report.path("options").path("tweets").asInt()).isEqualTo(3000);
            Set<String> measured = new HashSet<>();
            for (JsonNode line : report.path("results")) {
                measured.add(line.path("parallelism").asInt() + " "
                        + line.path("backend").asText() + " "
                        + line.path("contender").asText());
                assertThat(line.path("tweetsPerSecond").asDouble()).isPositive();
                assertThat(line.path("ofParse").asDouble()).isPositive();
                assertThat(line.path("timesStock").asDouble()).isPositive();
                assertThat(line.path("tweets").asInt())
                        .isEqualTo(line.path("contender").asText().equals(Contender.STOCK) ? 1000 : 3000);
            }
            return new Report(table.toString(), measured);
        }
    }

    private static long lastEnd(Set<String> keys) {
        return keys.stream()
                .mapToLong(key -> Long.parseLong(key.substring(0, key.indexOf(' '))))
                .max()
                .orElseThrow();
    }

    private static <T> List<T> results(int parallelism, Function<DataStream<byte[]>, DataStream<T>> pipeline)
            throws Exception {
        LoadGenerator load = new LoadGenerator(POOL::payload, TWEETS, parallelism, TWEETS_PER_MINUTE);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(Environments.configured(new Configuration()));
        env.setParallelism(parallelism);
        DataStream<byte[]> payloads =
                Operators.named("load", env.fromSource(load.source(), WatermarkStrategy.noWatermarks(), "load"));
        List<T> results = new ArrayList<>();
        CloseableIterator<T> iterator = pipeline.apply(payloads).executeAndCollect("collect");
        iterator.forEachRemaining(results::add);
        iterator.close();
        load.release();
        return results;
    }
}
