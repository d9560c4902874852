package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rounds.communities.Communities;
import io.rounds.simulator.Message;
import io.rounds.simulator.Noise;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.Fediverse;
import io.rounds.simulator.network.JetstreamFeed;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import io.rounds.simulator.network.SimulatedMastodon;
import io.rounds.simulator.network.SimulatedX;
import io.rounds.simulator.network.XPosts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One installation follows three simulated networks, of which one refuses at first. */
@Timeout(300)
class UpNetworksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final double VOLUME = 0.3;
    private static final String X_TOKEN = "AAAA%3Dtoken-of-this-test";
    private static final List<String> HOMES = List.of("one.example", "two.example");
    private static final Set<String> TAGS =
            Communities.load().select(List.of("foamed")).list().get(0).tags();
    /** Servers of Mastodon are looked at for the last 24 hours. */
    private static final Duration SIMULATED = Duration.ofHours(20);

    @TempDir
    private Path path = Path.of("");

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void everyPostOfEachNetworkIsThereOnceThoughXRefusesAtFirst() throws Exception {
        List<Message> written = written();
        JetstreamLog log = new JetstreamLog();
        JetstreamFeed feed = new JetstreamFeed(log);
        Fediverse fediverse = new Fediverse(HOMES);
        written.forEach(fediverse::add);
        XPosts posts = new XPosts();
        written.forEach(posts::add);
        try (SimulatedJetstream bluesky = SimulatedJetstream.start(log, null, 1, 0);
                SimulatedMastodon one = mastodon(fediverse, HOMES.get(0));
                SimulatedMastodon two = mastodon(fediverse, HOMES.get(1));
                SimulatedX x = SimulatedX.start(posts, X_TOKEN, new SimulatedX.Pace(200, 1), 4, 0)) {
            x.refuse(SimulatedX.Refusal.FORBIDDEN);
            Files.writeString(path.resolve("x-token"), X_TOKEN);
            Files.writeString(path.resolve("rounds.yaml"), """
                    networks:
                      bluesky: {servers: ['%s'], api: '%s'}
                      mastodon: {servers: ['%s', '%s'], token_variable: NOT_SET}
                      feeds: {follow: false}
                      x: {follow: true, url: '%s', token_file: x-token, budget: 100/day, accounts: false}
                    communities: [foamed]
                    page: {port: 0}
                    """.formatted(
                            bluesky.address(), bluesky.api(), one.address(), two.address(), x.address()));
            DataFolder folder = new DataFolder(path);
            Up up = new Up(
                    folder,
                    Up.Servers.NONE,
                    Clock.systemUTC(),
                    new PrintStream(messages, true, StandardCharsets.UTF_8));
            Future<?> end = executor.submit(() -> {
                up.run();
                return null;
            });

            eventually(end).until(() -> bluesky.connections() > 0);
            written.forEach(feed::add);
            Set<String> expected = new TreeSet<>(UpIT.expected(log));
            int ofBluesky = expected.size();
            addMastodon(one, expected);
            addMastodon(two, expected);
            int ofMastodon = expected.size() - ofBluesky;
            eventually(end).untilAsserted(() -> assertSame(UpIT.tweets(folder), expected));
            // The status is written every two seconds, from figures that Flink collects each second.
            eventually(end).untilAsserted(() -> assertThat(
                            network(folder, "x").path("problem").asText())
                    .contains("X does not allow this to the account"));
            eventually(end).untilAsserted(() -> assertThat(
                            network(folder, "mastodon").path("host").asText())
                    .contains(", "));

            x.refuse(null);
            // As after any change of a token, the next attempt comes at once.
            Files.writeString(path.resolve("x-token"), X_TOKEN + '\n');
            eventually(end).until(() -> x.streams() > 0);
            x.begin();
            addX(written, expected);
            int ofX = expected.size() - ofBluesky - ofMastodon;
            eventually(end).untilAsserted(() -> assertSame(UpIT.tweets(folder), expected));
            eventually(end)
                    .until(() -> network(folder, "x").path("line").asText().contains(", budget $100 a day"));
            up.stop();
            end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(List.of(ofBluesky, ofMastodon, ofX))
                    .allSatisfy(count -> assertThat(count).isGreaterThan(50));
            assertThat(messages.toString(StandardCharsets.UTF_8))
                    .contains("following bluesky, mastodon, x")
                    .doesNotContain(X_TOKEN, "has stopped");
            assertThat(Files.readString(path.resolve("status.json"))).doesNotContain(X_TOKEN);
            assertThat(bluesky.complaints()).isEmpty();
            assertThat(one.complaints()).isEmpty();
            assertThat(two.complaints()).isEmpty();
            assertThat(x.complaints()).isEmpty();
        }
    }

    /** What was written in the last hours; nothing is edited or deleted. */
    private static List<Message> written() {
        Instant now = Instant.now();
        Simulator simulator = new Simulator(SimulatorOptions.weeks(2).toBuilder()
                .seed(62)
                .volume(VOLUME)
                .noise(Noise.NONE)
                .start(now.minus(SIMULATED)
                        .atOffset(ZoneOffset.UTC)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant())
                .build());
        List<Message> written = new ArrayList<>();
        for (Message message = simulator.next(); message.arrival().isBefore(now); message = simulator.next()) {
            if (message.arrival().isAfter(now.minus(SIMULATED))) {
                written.add(message);
            }
        }
        return written;
    }

    private static SimulatedMastodon mastodon(Fediverse fediverse, String name) throws IOException {
        return SimulatedMastodon.start(
                fediverse,
                new SimulatedMastodon.Options(
                        name, 1, SimulatedMastodon.Access.EVERYBODY, "nobody", 300, Duration.ofSeconds(30)),
                Clock.systemUTC(),
                1,
                0);
    }

    private static ConditionFactory eventually(Future<?> end) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .failFast("the installation has ended", () -> {
                    if (end.isDone()) {
                        end.get();
                    }
                });
    }

    private static void addMastodon(SimulatedMastodon server, Set<String> expected) {
        for (String address : server.statuses(TAGS).keySet()) {
            // The host is the third part of the address, the number the last.
            String[] parts = address.split("/", -1);
            expected.add("mastodon:" + parts[2] + '/' + parts[parts.length - 1]);
        }
    }

    private static void addX(List<Message> written, Set<String> expected) throws IOException {
        for (Message message : written) {
            JsonNode data = JSON.readTree(message.payload()).path("data");
            for (JsonNode hashtag : data.path("entities").path("hashtags")) {
                if (TAGS.contains(hashtag.path("tag").asText().toLowerCase(Locale.ROOT))) {
                    expected.add("x:" + data.path("id").asText());
                }
            }
        }
    }

    private static void assertSame(Set<String> found, Set<String> expected) {
        assertThat(expected.stream().filter(id -> !found.contains(id)).limit(5))
                .as("missing; %d of %d are there", found.size(), expected.size())
                .isEmpty();
        assertThat(found.stream().filter(id -> !expected.contains(id)).limit(5))
                .as("too much")
                .isEmpty();
    }

    private static JsonNode network(DataFolder folder, String name) throws IOException {
        JsonNode status = folder.status();
        if (status != null) {
            for (JsonNode network : status.path("networks")) {
                if (network.path("network").asText().equals(name)) {
                    return network;
                }
            }
        }
        return MissingNode.getInstance();
    }
}
