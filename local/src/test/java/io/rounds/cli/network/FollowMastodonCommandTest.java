package io.rounds.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.simulator.Message;
import io.rounds.simulator.network.Fediverse;
import io.rounds.simulator.network.SimulatedMastodon;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
class FollowMastodonCommandTest {
    private static final String SECRET = "secret-of-this-test";

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private CommandLine command(OutputStream out, Map<String, String> environment) {
        PrintStream to = new PrintStream(messages, true, StandardCharsets.UTF_8);
        return new CommandLine(new FollowMastodonCommand(out, to, environment))
                .setErr(new java.io.PrintWriter(to, true, StandardCharsets.UTF_8));
    }

    private String error(Map<String, String> environment, String... args) {
        assertThat(command(OutputStream.nullOutputStream(), environment).execute(args))
                .isEqualTo(2);
        return messages.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesWhatIsKeptWithATokenFromAFileThatIsNeverShown() throws Exception {
        Path tokens = Files.writeString(folder.resolve("token"), SECRET + '\n');
        String now = Instant.now()
                .minusSeconds(60)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000Z");
        Fediverse fediverse = new Fediverse(List.of("one.example"));
        fediverse.add(new Message(
                Instant.parse(now),
                null,
                ("{\"data\":{\"id\":\"1\",\"author_id\":\"2\",\"created_at\":\"" + now
                                + "\",\"text\":\"A look at sepsis #FOAMed\"}}")
                        .getBytes(StandardCharsets.UTF_8)));
        try (SimulatedMastodon server = server(fediverse);
                PipedInputStream lines = new PipedInputStream(1 << 16)) {
            ExecutorService executor = Executors.newSingleThreadExecutor();
            PipedOutputStream out = new PipedOutputStream(lines);
            Future<Integer> running = executor.submit(() -> command(out, Map.of())
                    .execute("--url", server.address(), "--token-file", tokens.toString(), "--out", "-"));
            String first = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)).readLine();
            executor.shutdownNow();

            assertThat(running.get()).isZero();
            assertThat(first)
                    .startsWith("{\"rounds\":{\"network\":\"mastodon\",\"host\":\"127.0.0.1:")
                    .contains("\"uri\":\"https://one.example/users/u2/statuses/1\"");
            assertThat(server.complaints()).isEmpty();
            assertThat(messages.toString(StandardCharsets.UTF_8))
                    .contains("mastodon: connected to 127.0.0.1:", "mastodon: read 1 events, kept 1")
                    .doesNotContain(SECRET);
        }
    }

    private static SimulatedMastodon server(Fediverse fediverse) throws IOException {
        return SimulatedMastodon.start(
                fediverse,
                new SimulatedMastodon.Options(
                        "one.example", 1, SimulatedMastodon.Access.USERS, SECRET, 300, Duration.ofSeconds(1)),
                Clock.systemUTC(),
                1,
                0);
    }

    @Test
    void saysWhatIsWrongWithoutShowingATokenAndTakesNoneOnTheCommandLine() {
        Map<String, String> environment = Map.of("ROUNDS_MASTODON_TOKEN", "other.example " + SECRET);

        assertThat(error(environment, "--out", "-"))
                .contains("there are tokens for servers that are not followed: other.example")
                .doesNotContain(SECRET);
        assertThat(error(Map.of(), "--out", "-", "--community", "all")).contains("followed by hashtags");
        assertThat(error(Map.of(), "--out", "-", "--url", "mastodon.social"))
                .contains("is not the address of a server");
        assertThat(error(
                        Map.of(),
                        "--out",
                        "-",
                        "--token-file",
                        folder.resolve("none").toString()))
                .contains("cannot be read");
        assertThat(error(Map.of(), "--out", "-", "--token", SECRET)).contains("Unknown option");
    }
}
