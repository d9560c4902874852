package io.rounds.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.simulator.network.SimulatedFeeds;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class FollowFeedsCommandTest {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private CommandLine command(OutputStream out) {
        PrintStream to = new PrintStream(messages, true, StandardCharsets.UTF_8);
        return new CommandLine(new FollowFeedsCommand(out, to))
                .setErr(new PrintWriter(to, true, StandardCharsets.UTF_8));
    }

    private String error(String... args) {
        assertThat(command(OutputStream.nullOutputStream()).execute(args)).isEqualTo(2);
        return messages.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesTheEntriesOfAListOfFeeds() throws Exception {
        try (SimulatedFeeds server = SimulatedFeeds.start();
                PipedInputStream lines = new PipedInputStream(1 << 16)) {
            server.publish(
                    "/feed",
                    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Example\",\"items\":[{\"id\":\"1\",\"url\":\"https://emergency.example.org/airway/?utm_source=rss\",\"title\":\"Airway\"}]}");
            Path list = Files.writeString(folder.resolve("feeds.yaml"), "mine:\n  - " + server.address("/feed") + '\n');
            ExecutorService executor = Executors.newSingleThreadExecutor();
            PipedOutputStream out = new PipedOutputStream(lines);
            Future<Integer> running =
                    executor.submit(() -> command(out).execute("--list", list.toString(), "--out", "-"));
            String first = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)).readLine();
            executor.shutdownNow();

            assertThat(running.get()).isZero();
            assertThat(first)
                    .startsWith("{\"rounds\":{\"network\":\"feeds\",\"host\":\"127.0.0.1:")
                    .contains(
                            "\"message\":{\"link\":\"https://emergency.example.org/airway\",\"title\":\"Airway\"",
                            "\"site\":\"Example\"");
            assertThat(server.complaints()).isEmpty();
            assertThat(messages.toString(StandardCharsets.UTF_8)).contains("feeds: read 1 events, kept 1");
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(error("--out", "-", "--url", "litfl.com/feed")).contains("is not the address of a feed");
        assertThat(error("--out", "-", "--url", "https://a.example.org", "--url", "https://a.example.org"))
                .contains("a feed is named twice");
        assertThat(error("--out", "-", "--list", folder.resolve("none").toString()))
                .contains("cannot be read");
        Path list = Files.writeString(folder.resolve("feeds.yaml"), "mine: https://a.example.org\n");
        assertThat(error("--out", "-", "--list", list.toString())).contains("'mine' is not a list of addresses");
    }
}
