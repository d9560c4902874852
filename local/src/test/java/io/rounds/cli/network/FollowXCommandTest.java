package io.rounds.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.simulator.Message;
import io.rounds.simulator.network.SimulatedX;
import io.rounds.simulator.network.XPosts;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(300)
class FollowXCommandTest {
    private static final String SECRET = "AAAA%3Dsecret-of-this-test";
    private static final SimulatedX.Pace REAL_TIME = new SimulatedX.Pace(1_000, 1);

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private CommandLine command(OutputStream out, Map<String, String> environment) {
        PrintStream to = new PrintStream(messages, true, StandardCharsets.UTF_8);
        return new CommandLine(new FollowXCommand(out, to, environment))
                .setErr(new PrintWriter(to, true, StandardCharsets.UTF_8));
    }

    private String error(Map<String, String> environment, String... args) {
        assertThat(command(OutputStream.nullOutputStream(), environment).execute(args))
                .isEqualTo(2);
        return messages.toString(StandardCharsets.UTF_8);
    }

    private static XPosts onePost() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        long id = (now.toEpochMilli() - 1_288_834_974_657L) << 22;
        XPosts posts = new XPosts();
        posts.add(new Message(
                now,
                null,
                ("{\"data\":{\"id\":\"" + id + "\",\"author_id\":\"2\",\"created_at\":\""
                                + now.toString().replace("Z", ".000Z") + "\",\"edit_history_tweet_ids\":[\"" + id
                                + "\"],\"text\":\"A look at sepsis #FOAMed\",\"entities\":{\"hashtags\":[{\"start\":17,\"end\":24,\"tag\":\"FOAMed\"}]}},"
                                + "\"includes\":{\"users\":[{\"id\":\"2\",\"name\":\"Dr B\",\"username\":\"drb\"}]}}")
                        .getBytes(StandardCharsets.UTF_8)));
        return posts;
    }

    @Test
    void writesWhatIsKeptWithATokenFromAFileThatIsNeverShown() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), SECRET + '\n');
        try (SimulatedX server = SimulatedX.start(onePost(), SECRET, REAL_TIME, 1, 0);
                PipedInputStream lines = new PipedInputStream(1 << 16)) {
            ExecutorService executor = Executors.newSingleThreadExecutor();
            PipedOutputStream out = new PipedOutputStream(lines);
            Future<Integer> running = executor.submit(() -> command(out, Map.of())
                    .execute(
                            "--url",
                            server.address(),
                            "--token-file",
                            token.toString(),
                            "--budget",
                            "1",
                            "--out",
                            "-"));
            while (server.streams() == 0) {
                Thread.onSpinWait();
            }
            server.begin();
            String first = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8)).readLine();
            executor.shutdownNow();

            assertThat(running.get()).isZero();
            assertThat(first)
                    .startsWith("{\"rounds\":{\"network\":\"x\",\"host\":\"127.0.0.1:")
                    .contains("\"username\":\"drb\"", "\"matching_rules\":[{");
            assertThat(server.complaints()).isEmpty();
            assertThat(messages.toString(StandardCharsets.UTF_8))
                    .contains(
                            "x: rules of the stream: ",
                            "x: connected to 127.0.0.1:",
                            "x: read 1 events, kept 1",
                            "x: 1 posts and 1 accounts today, $0.02 today, $0.02 this month")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void tellsWhatItWouldCostWithoutFollowing() throws Exception {
        XPosts posts = onePost();
        posts.release(1);
        posts.pass(Duration.ofMinutes(1));
        try (SimulatedX server = SimulatedX.start(posts, SECRET, REAL_TIME, 1, 0)) {
            int code = command(OutputStream.nullOutputStream(), Map.of("ROUNDS_X_TOKEN", SECRET))
                    .execute(
                            "--url",
                            server.address(),
                            "--estimate",
                            "--community",
                            "foamed",
                            "--price",
                            "post=0.01,count=1");

            assertThat(code).isZero();
            // 5 posts a month; the high one with a second post and two accounts each.
            assertThat(messages.toString(StandardCharsets.UTF_8))
                    .contains(
                            "x: 1 posts in the last seven days, so $0.05 to $0.20 a month",
                            "took 1 requests of counts, $1");
            assertThat(server.streams()).isZero();
            assertThat(server.bill().posts()).isZero();
            assertThat(server.complaints()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithoutShowingATokenAndTakesNoneOnTheCommandLine() {
        Map<String, String> environment = Map.of("ROUNDS_X_TOKEN", SECRET);

        assertThat(error(Map.of(), "--out", "-"))
                .contains("X needs a bearer token")
                .doesNotContain(SECRET);
        assertThat(error(Map.of("ROUNDS_X_TOKEN", SECRET + "\nanother"), "--out", "-"))
                .contains("the bearer token of X is not one")
                .doesNotContain(SECRET);
        assertThat(error(environment, "--out", "-", "--community", "all")).contains("followed by hashtags");
        assertThat(error(environment, "--out", "-", "--url", "http://x.example"))
                .contains("is not an address of X");
        assertThat(error(environment, "--out", "-", "--budget", "ten")).contains("'ten' is not a budget");
        assertThat(error(environment, "--out", "-", "--price", "like=1")).contains("there is no price of 'like'");
        assertThat(error(environment)).contains("Say where what is kept goes");
        assertThat(error(Map.of(), "--out", "-", "--token", SECRET)).contains("Unknown option");
        assertThat(error(
                        Map.of(),
                        "--out",
                        "-",
                        "--token-file",
                        folder.resolve("none").toString()))
                .contains("cannot be read");
    }
}
