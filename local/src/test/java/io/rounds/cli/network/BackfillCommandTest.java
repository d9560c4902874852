package io.rounds.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.cli.Rounds;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BackfillCommandTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("backfill"));
        all.addAll(List.of(args));
        messages.reset();
        return Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(all.toArray(new String[0]));
    }

    private String said() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    /** An event of the community each minute. */
    private static SimulatedJetstream server(int minutes) throws IOException {
        JetstreamLog log = new JetstreamLog();
        for (int i = 0; i < minutes; i++) {
            log.add(
                    BEGIN.plusSeconds(60L * i).toEpochMilli() * 1_000,
                    "did:plc:a",
                    "r" + i,
                    "create",
                    "app.bsky.feed.post",
                    "k" + i,
                    "{\"$type\":\"app.bsky.feed.post\",\"text\":\"#FOAMed\",\"createdAt\":\"2026-01-05T00:00:00Z\"}");
        }
        return SimulatedJetstream.start(log, null, 1, 0);
    }

    private static List<String> keys(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            keys.add(JSON.readTree(line)
                    .path("message")
                    .path("payload")
                    .path("rkey")
                    .asText());
        }
        return keys;
    }

    @Test
    void writesATimeIntoAFileOnceHoweverOftenItIsGiven() throws Exception {
        Path file = folder.resolve("past.ndjson");
        Path progress = folder.resolve("progress").resolve("past");
        try (SimulatedJetstream server = server(200)) {
            String[] command = {
                "bluesky",
                "--url",
                server.address(),
                "--community",
                "foamed",
                "--since",
                "2026-01-05T00:10:00Z",
                "--until",
                "2026-01-05T03:00:00Z",
                "--out",
                file.toString(),
                "--progress",
                progress.toString()
            };
            assertThat(run(command)).isZero();
            assertThat(said()).contains("bluesky: reads 2026-01-05T00:10:00Z until", "all is read", "kept 170,");
            assertThat(keys(file)).hasSize(170).startsWith("k10").endsWith("k179");

            assertThat(run(command)).isZero();
            assertThat(keys(file)).hasSize(170);
            assertThat(server.connections()).isEqualTo(1);
            assertThat(progress).exists();
        }
    }

    @Test
    void refusesAProgressOfSomethingElse() throws Exception {
        Path file = folder.resolve("past.ndjson");
        try (SimulatedJetstream server = server(100)) {
            assertThat(run(
                            "bluesky",
                            "--url",
                            server.address(),
                            "--since",
                            "2026-01-05T00:10:00Z",
                            "--until",
                            "2026-01-05T01:00:00Z",
                            "--out",
                            file.toString()))
                    .isZero();
            assertThat(run(
                            "bluesky",
                            "--url",
                            server.address(),
                            "--since",
                            "2026-01-05T00:20:00Z",
                            "--until",
                            "2026-01-05T01:00:00Z",
                            "--out",
                            file.toString()))
                    .isEqualTo(2);
            assertThat(said()).contains("the progress is that of another time or other communities");
        }
        assertThat(run("mastodon", "--since", "2026-01-05", "--out", file.toString()))
                .isEqualTo(2);
        assertThat(said()).contains("belongs to a recording of bluesky backfill");
    }

    @Test
    void saysWhatIsWrongWithTheArguments() {
        assertThat(run("bluesky", "--out", "-")).isEqualTo(2);
        assertThat(said()).contains("--since");
        assertThat(run("bluesky", "--since", "2026-01-05")).isEqualTo(2);
        assertThat(said()).contains("Say where what is kept goes");
        assertThat(run("bluesky", "--since", "2026-01-05", "--until", "2026-01-04", "--out", "-"))
                .isEqualTo(2);
        assertThat(said()).contains("is empty");
        assertThat(run("bluesky", "--since", "2026-01-05", "--until", "2999-01-04", "--out", "-"))
                .isEqualTo(2);
        assertThat(said()).contains("is in the future");
        assertThat(run("mastodon", "--since", "2026-01-05", "--community", "all", "--out", "-"))
                .isEqualTo(2);
        assertThat(said()).contains("followed by hashtags");
    }
}
