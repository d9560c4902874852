package io.rounds.ingest.follow.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdDictTrainer;
import io.rounds.communities.Communities;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.model.Community;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.JetstreamFeed;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import io.rounds.simulator.network.StreamFaults;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follows a Jetstream on this machine, through its faults. */
@Timeout(300)
class BlueskyFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Community> COMMUNITIES =
            Communities.load().select(List.of("foamed")).list();
    private static final byte[] NO_DICTIONARY = {};
    private static final Duration WAIT = Duration.ofMillis(100);

    private static JetstreamLog log = new JetstreamLog();
    private static byte[] dictionary = new byte[0];

    private final List<String> messages = new ArrayList<>();
    private SimulatedJetstream server;

    @BeforeAll
    static void simulate() {
        log = new JetstreamLog();
        JetstreamFeed feed = new JetstreamFeed(log);
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(1).toBuilder().seed(16).volume(0.1).build());
        ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 1 << 14);
        simulator.forEachRemaining(message -> {
            feed.add(message);
            trainer.addSample(message.payload());
        });
        dictionary = trainer.trainSamples();
    }

    @BeforeEach
    void start() throws IOException {
        server = SimulatedJetstream.start(log, dictionary, 3, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private static BlueskyOptions options(String address, @Nullable String api, boolean compress, byte[] of1) {
        return new BlueskyOptions(
                List.of(JetstreamServer.of(address)), api == null ? null : URI.create(api), compress, of1);
    }

    /** Follows from the beginning to the end of the log; the kept messages by what they are about. */
    private TreeMap<String, Integer> follow(BlueskyOptions options, @Nullable String position) throws Exception {
        TreeMap<String, Integer> kept = new TreeMap<>();
        try (Follower follower = follower(options, position)) {
            long last = 0;
            while (last < log.size()) {
                for (Step step : follower.next(WAIT)) {
                    last = Math.max(last, reached(step.position()));
                    if (step.payload() != null) {
                        kept.merge(subject(step.payload()), 1, Integer::sum);
                    }
                }
            }
        }
        return kept;
    }

    private Follower follower(BlueskyOptions options, @Nullable String position) {
        return new Follower(
                new Bluesky(options, COMMUNITIES, Clock.systemUTC()),
                position,
                new IdMemory(IdMemory.STANDARD_CAPACITY),
                new FollowStatus(Clock.systemUTC(), messages::add),
                Clock.systemUTC());
    }

    private long reached(String position) throws IOException {
        JsonNode node = JSON.readTree(position);
        long sequence = node.path("seq").asLong();
        return sequence > 0 ? sequence : log.at(node.path("time_us").asLong());
    }

    private static String subject(byte[] envelope) throws IOException {
        JsonNode message = JSON.readTree(envelope).path("message");
        JsonNode commit = message.has("payload") ? message.path("payload") : message.path("commit");
        String did = commit.has("did")
                ? commit.path("did").asText()
                : message.path("did").asText();
        return commit.path("operation").asText()
                + ' '
                + did
                + '/'
                + commit.path("rkey").asText()
                + ' '
                + commit.path("rev").asText();
    }

    /** Begins half a minute before the first event. */
    private static String beginning() {
        return new JetstreamPosition("elsewhere", 2, 0, 1_700_000_000_000_000L).text();
    }

    private TreeMap<String, Integer> undisturbed() throws Exception {
        return follow(options(server.address(), null, false, NO_DICTIONARY), beginning());
    }

    private static void assertSame(TreeMap<String, Integer> kept, TreeMap<String, Integer> expected) {
        assertThat(expected.keySet().stream()
                        .filter(key -> !kept.containsKey(key))
                        .limit(5))
                .as("missing")
                .isEmpty();
        assertThat(kept.keySet().stream()
                        .filter(key -> !expected.containsKey(key))
                        .limit(5))
                .as("too much")
                .isEmpty();
        assertThat(kept.values()).as("times kept").containsOnly(1);
    }

    @Test
    void keepsTheTweetsOfACommunityWithTheirRepostsEditsAndDeletions() throws Exception {
        TreeMap<String, Integer> kept = undisturbed();

        assertThat(kept).hasSizeGreaterThan(1000).hasSizeLessThan((int) log.size());
        assertThat(kept.values()).containsOnly(1);
        assertThat(kept.keySet().stream().filter(key -> key.startsWith("delete")))
                .isNotEmpty();
        assertThat(kept.keySet().stream().filter(key -> key.startsWith("update")))
                .isNotEmpty();
    }

    @Test
    void versionOneAndCompressionGiveTheSame() throws Exception {
        TreeMap<String, Integer> expected = undisturbed();
        String old = server.address() + "/subscribe";

        assertSame(follow(options(old, null, false, NO_DICTIONARY), beginning()), expected);
        assertSame(follow(options(old, null, false, dictionary), beginning()), expected);
        assertSame(follow(options(server.address(), null, true, NO_DICTIONARY), beginning()), expected);
    }

    @Test
    void losesNothingAndKeepsNothingTwiceThroughFaults() throws Exception {
        TreeMap<String, Integer> expected = undisturbed();
        server.setFaults(new StreamFaults(0.0008, 0.0004, 0, 0.001, 0, 0.0004, 0.2, 0));

        TreeMap<String, Integer> kept = follow(options(server.address(), null, true, NO_DICTIONARY), beginning());

        assertSame(kept, expected);
        assertThat(server.connections()).isGreaterThan(3);
    }

    @Test
    void saysHowMuchAServerNoLongerHas() throws Exception {
        JetstreamLog cut = new JetstreamLog();
        for (int i = 0; i < 10; i++) {
            cut.add(
                    1_767_000_000_000_000L + i * 600_000_000L,
                    "did:plc:a",
                    "r" + i,
                    "create",
                    "app.bsky.feed.post",
                    "k" + i,
                    "{\"text\":\"#foamed\",\"createdAt\":\"2026-01-05T00:00:00Z\"}");
        }
        cut.dropBefore(6);
        try (SimulatedJetstream other = SimulatedJetstream.start(cut, null, 1, 0)) {
            String host = other.address().substring("ws://".length());
            String position = new JetstreamPosition(host, 2, 1, 1_767_000_000_000_000L).text();
            try (Follower follower = follower(options(other.address(), null, false, NO_DICTIONARY), position)) {
                List<Step> steps = new ArrayList<>();
                while (steps.size() < 5) {
                    follower.next(WAIT).stream()
                            .filter(step -> step.payload() != null)
                            .forEach(steps::add);
                }
            }
            assertThat(messages)
                    .anySatisfy(message -> assertThat(message).contains("CursorTooOld"))
                    .anySatisfy(message -> assertThat(message).contains("a gap of 50 minutes"));
        }
    }

    @Test
    void asksForNamesAndFollowers() throws Exception {
        try (Follower follower = follower(options(server.address(), server.api(), false, NO_DICTIONARY), beginning())) {
            List<Step> steps = new ArrayList<>();
            while (steps.isEmpty()) {
                follower.next(WAIT).stream()
                        .filter(step -> step.payload() != null)
                        .forEach(steps::add);
            }
            JsonNode author =
                    JSON.readTree(steps.get(0).payload()).path("rounds").path("author");
            assertThat(author.path("handle").asText()).endsWith(".example.org");
            assertThat(author.path("followers").isInt()).isTrue();
        }
    }

    @Test
    void tellsAServersAddressFromAnythingElse() {
        assertThat(JetstreamServer.of("ws://127.0.0.1:8080/subscribe").version())
                .isEqualTo(1);
        assertThat(JetstreamServer.of("wss://jetstream.example.org").address().getPath())
                .isEqualTo("/xrpc/network.bsky.jetstream.subscribeEvents");
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> JetstreamServer.of("https://example.org"))
                .withMessageContaining("begins with wss://");
    }
}
