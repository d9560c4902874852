package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.model.Origin;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.JetstreamFeed;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import io.rounds.simulator.network.StreamFaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows a simulated Bluesky with everything that {@code rounds up} runs, and kills its parts. */
@Timeout(900)
class UpIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** All tweets are asked for, which costs more than writing some of them. */
    private static final Duration POLL = Duration.ofSeconds(2);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path path = Path.of("");

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @Test
    void everyPostIsThereOnceThoughPartsAreKilledAndTheInstallationIsStopped() throws Exception {
        JetstreamLog log = new JetstreamLog();
        JetstreamFeed feed = new JetstreamFeed(log);
        List<Message> stream = new ArrayList<>();
        new Simulator(SimulatorOptions.weeks(1).toBuilder()
                        .seed(61)
                        .volume(0.03)
                        .build())
                .forEachRemaining(stream::add);
        try (SimulatedJetstream server = SimulatedJetstream.start(log, null, 5, 0)) {
            Files.writeString(path.resolve("rounds.yaml"), """
                    networks: {bluesky: {servers: ['%s'], api: '%s'}, mastodon: {follow: false}, feeds: {follow: false}}
                    communities: [foamed]
                    page: {port: 0}
                    """.formatted(server.address(), server.api()));
            DataFolder folder = new DataFolder(path);
            int third = stream.size() / 3;

            Running running = start(folder);
            await("connected").atMost(PATIENCE).until(() -> check(running, server.connections() > 0));
            stream.subList(0, third).forEach(feed::add);
            await("first tweets")
                    .atMost(PATIENCE)
                    .until(() -> check(running, !tweets(folder).isEmpty()));
            kill(folder, "Elasticsearch");
            server.setFaults(new StreamFaults(0.002, 0.001, 0, 0.002, 0, 0.001, 0.1, 0));
            stream.subList(third, 2 * third).forEach(feed::add);
            kill(folder, "Kafka");
            Set<String> twoThirds = expected(log);
            await("second tweets")
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertSame(running, tweets(folder), twoThirds));
            stop(running);

            stream.subList(2 * third, stream.size()).forEach(feed::add);
            Running again = start(folder);
            Set<String> all = expected(log);
            await("all tweets")
                    .atMost(PATIENCE)
                    .pollInterval(POLL)
                    .untilAsserted(() -> assertSame(again, tweets(folder), all));
            folder.addEvent("aTagThatNobodyHasUsed", null, Instant.EPOCH, Instant.EPOCH.plusSeconds(60), List.of());
            await("new settings").atMost(PATIENCE).until(() -> said("the settings have changed"));
            await("jobs").atMost(PATIENCE).until(() -> check(again, runningParts(folder) == 4));
            assertThat(tweets(folder)).isEqualTo(all);
            stop(again);
            assertThat(folder.isRunning()).isFalse();

            assertThat(all).hasSizeGreaterThan(500);
            assertThat(said("Elasticsearch has stopped (exit code 137)")).isTrue();
            assertThat(said("Kafka has stopped (exit code 137)")).isTrue();
            assertThat(server.complaints()).isEmpty();
        } finally {
            executor.shutdownNow();
        }
    }

    private Running start(DataFolder folder) throws Exception {
        Up up = new Up(
                folder, Up.Servers.NONE, Clock.systemUTC(), new PrintStream(messages, true, StandardCharsets.UTF_8));
        return new Running(up, executor.submit(() -> {
            up.run();
            return null;
        }));
    }

    private static void stop(Running running) throws Exception {
        running.up().stop();
        running.end().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** An installation and its end. */
    private record Running(Up up, Future<?> end) {}

    private boolean said(String sentence) {
        return messages.toString(StandardCharsets.UTF_8).contains(sentence);
    }

    /** The condition, unless the installation has ended, which it does not do by itself. */
    private boolean check(Running running, boolean condition) throws ExecutionException, InterruptedException {
        if (running.end().isDone()) {
            running.end().get();
            throw new AssertionError("ended: " + messages.toString(StandardCharsets.UTF_8));
        }
        return condition;
    }

    private void assertSame(Running running, Set<String> found, Set<String> expected) throws Exception {
        check(running, true);
        assertThat(expected.stream().filter(id -> !found.contains(id)).limit(5))
                .as("missing; %d of %d are there", found.size(), expected.size())
                .isEmpty();
        assertThat(found.stream().filter(id -> !expected.contains(id)).limit(5))
                .as("too much")
                .isEmpty();
    }

    private static void kill(DataFolder folder, String name) throws Exception {
        for (JsonNode part : Objects.requireNonNull(folder.status()).path("parts")) {
            if (part.path("name").asText().equals(name)) {
                assertThat(ProcessHandle.of(part.path("pid").asLong())
                                .orElseThrow()
                                .destroyForcibly())
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("there is no part " + name);
    }

    private static int runningParts(DataFolder folder) throws Exception {
        int running = 0;
        for (JsonNode part : Objects.requireNonNull(folder.status()).path("parts")) {
            running += part.path("running").asBoolean() ? 1 : 0;
        }
        return running;
    }

    /** The ids of all tweets in Elasticsearch; none while it cannot be asked. */
    static Set<String> tweets(DataFolder folder) throws Exception {
        Set<String> ids = new TreeSet<>();
        JsonNode status = folder.status();
        if (status == null) {
            return ids;
        }
        try {
            String server = status.path("elasticsearch").asText();
            post(server + "/tweets/_refresh", "");
            JsonNode found = post(server + "/tweets/_search", "{\"size\":10000,\"_source\":[\"id\"]}");
            assertThat(found.path("hits").path("total").path("value").asInt()).isLessThan(10_000);
            found.path("hits").path("hits").forEach(hit -> assertThat(
                            ids.add(hit.path("_source").path("id").asText()))
                    .isTrue());
        } catch (IOException down) {
            ids.clear();
        }
        return ids;
    }

    private static JsonNode post(String address, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    /** What an undisturbed look at the whole stream keeps: posts and reposts that were not deleted. */
    static Set<String> expected(JetstreamLog log) throws Exception {
        Set<String> ids = new TreeSet<>();
        RecordParser parser = new RecordParser();
        try (SimulatedJetstream server = SimulatedJetstream.start(log, null, 1, 0)) {
            BlueskyOptions options =
                    new BlueskyOptions(List.of(JetstreamServer.of(server.address())), null, false, new byte[0]);
            String beginning = "{\"host\":\"elsewhere\",\"version\":2,\"seq\":0,\"time_us\":1700000000000000}";
            try (Follower follower = new Follower(
                    new Bluesky(
                            options,
                            Communities.load().select(List.of("foamed")).list(),
                            Clock.systemUTC()),
                    beginning,
                    new IdMemory(IdMemory.STANDARD_CAPACITY),
                    new FollowStatus(Clock.systemUTC(), message -> {}),
                    Clock.systemUTC())) {
                long last = 0;
                while (last < log.size()) {
                    for (Step step : follower.next(Duration.ofMillis(100))) {
                        last = Math.max(
                                last, JSON.readTree(step.position()).path("seq").asLong());
                        add(step.payload(), parser, ids);
                    }
                }
            }
        }
        return ids;
    }

    private static void add(byte @Nullable [] payload, RecordParser parser, Set<String> ids) {
        if (payload != null) {
            parser.parse(payload, new Origin("stream", Instant.EPOCH), parsed -> {
                if (parsed.tweet() != null) {
                    ids.add(parsed.tweet().id());
                } else if (parsed.deletion() != null) {
                    ids.remove(parsed.deletion().tweet());
                }
            });
        }
    }
}
