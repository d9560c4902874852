package io.rounds.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.Bench;
import io.rounds.bench.process.Checkout;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchPeersIT {
    private static final int TWEETS = 2_400;
    private static final int PER_MINUTE = 4;

    @Test
    void roundsAndStockWindowsFindInFilesAndKafkaWhatAPlainCountFinds(@TempDir Path folder) throws Exception {
        compare(folder, List.of(Peer.ROUNDS, Peer.STOCK), 1);
    }

    @Test
    void roundsAndStockWindowsAgreeWithTwoReaders(@TempDir Path folder) throws Exception {
        compare(folder, List.of(Peer.ROUNDS, Peer.STOCK), 2);
    }

    @Test
    void kafkaStreamsFindsWhatAPlainCountFinds(@TempDir Path folder) throws Exception {
        compare(folder, List.of(Peer.KAFKA_STREAMS), 1);
    }

    @Test
    void flinkSqlFindsWhatAPlainCountFinds(@TempDir Path folder) throws Exception {
        compare(folder, List.of(Peer.SQL), 1);
    }

    @Test
    void sparkFindsWhatAPlainCountFinds(@TempDir Path folder) throws Exception {
        compare(folder, List.of(Peer.SPARK), 1);
    }

    /** Runs the command over a few hours, and compares the rows of each run with those of a plain count. */
    private static void compare(Path folder, List<Peer> peers, int parallelism) throws Exception {
        for (Peer peer : peers) {
            assumeThat(PeerBuild.isBuilt(Checkout.root(), peer))
                    .as("%s is built by: ./mvnw -Ppeers -DskipTests -pl %s -am package", peer.title(), peer.module())
                    .isTrue();
        }
        Path json = folder.resolve("peers.json");
        StringWriter table = new StringWriter();
        StringWriter progress = new StringWriter();
        int code = Bench.commandLine()
                .setOut(new PrintWriter(table, true))
                .setErr(new PrintWriter(progress, true))
                .execute(
                        "peers",
                        "--tweets=" + TWEETS,
                        "--tweets-per-minute=" + PER_MINUTE,
                        "--windows=15m=5m,1h=1h,6h=1h",
                        "--no-build",
                        "--rounds=1",
                        "--parallelism=" + parallelism,
                        "--heap=1g",
                        "--only="
                                + String.join(",", peers.stream().map(Peer::id).toList()),
                        "--keep=" + folder.resolve("runs"),
                        "--json=" + json);
        assertThat(code).as(progress.toString()).isZero();

        PeerInput input = new PeerInput(
                LoadPool.create(SimulatorOptions.weeks(1).toBuilder().volume(4).build(), 50_000),
                TWEETS,
                PER_MINUTE,
                1);
        input.writeFiles(folder.resolve("input"));
        PlainCount plain = new PlainCount(List.of(folder.resolve("input/tweets-0.ndjson")));
        List<String> measured = new ArrayList<>();
        for (JsonNode line : new ObjectMapper().readTree(json.toFile()).path("results")) {
            String name = line.path("source").asText() + "-" + line.path("peer").asText();
            measured.add(name);
            PeerRows rows = PeerRows.read(folder.resolve("runs/" + name + "-1/rows.tsv"));
            for (String ranking : name.endsWith("rounds") ? List.of("live") : List.of("live", "spread")) {
                Set<String> expected = new HashSet<>();
                expected.addAll(
                        plain.rows(ranking, "15m", Duration.ofMinutes(15), Duration.ofMinutes(5), input.until(), 50));
                expected.addAll(plain.rows(ranking, "1h", Duration.ofHours(1), Duration.ofHours(1), input.until(), 50));
                expected.addAll(plain.rows(ranking, "6h", Duration.ofHours(6), Duration.ofHours(1), input.until(), 50));
                assertThat(expected).hasSizeGreaterThan(500);
                assertThat(rows.of(ranking)).as(name + " " + ranking).isEqualTo(expected);
            }
            assertThat(line.path("tweetsPerSecond").asDouble()).isPositive();
            assertThat(table.toString()).contains(line.path("title").asText());
        }
        List<String> expected = new ArrayList<>();
        for (PeerSource source : PeerSource.values()) {
            for (Peer peer : peers) {
                if (peer.reads(source)) {
                    expected.add(source.name().toLowerCase(java.util.Locale.ROOT) + "-" + peer.id());
                }
            }
        }
        assertThat(measured).isEqualTo(expected);
        assertThat(folder.resolve("runs").toFile().list()).hasSize(expected.size());
    }
}
