package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.local.BackfillTarget;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillsTest {
    private static final int POSTS = 600;
    /** Later ones: a backfill ends where the stream passes the end. */
    private static final int AFTER = 12;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path path = Path.of("");

    private final ObjectMapper json = new ObjectMapper();
    private final JetstreamLog log = new JetstreamLog();
    private final ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> messages = new ConcurrentLinkedQueue<>();
    private SimulatedJetstream server;

    /** A post in five minutes over the last two days, and one of three has the hashtag. */
    @BeforeEach
    void start() throws IOException {
        Instant begin = Instant.now().minus(Duration.ofMinutes(5 * POSTS));
        for (int i = 0; i < POSTS + AFTER; i++) {
            Instant at = begin.plus(Duration.ofMinutes(5L * i));
            log.add(
                    at.toEpochMilli() * 1000,
                    "did:plc:a",
                    "r" + i,
                    "create",
                    "app.bsky.feed.post",
                    "k" + i,
                    "{\"text\":\"" + (i % 3 == 0 ? "#icem26" : "#other") + "\",\"createdAt\":\"" + at + "\"}");
        }
        server = SimulatedJetstream.start(log, null, 7, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private Backfills backfills(int capacity) throws IOException {
        BlueskyOptions options =
                new BlueskyOptions(List.of(JetstreamServer.of(server.address())), null, false, new byte[0]);
        return new Backfills(
                path.resolve("backfills.json"),
                (network, communities, span) ->
                        network.equals("bluesky") ? Bluesky.past(options, communities, span, Clock.systemUTC()) : null,
                (network, progress) -> new Target(capacity, progress),
                Clock.systemUTC(),
                messages::add);
    }

    /** Keeps what it takes, and stores the progress after each call; takes no more than a number of messages. */
    private final class Target implements BackfillTarget {
        private final int capacity;
        private final Path progress;
        private final IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);

        private Target(int capacity, Path progress) {
            this.capacity = capacity;
            this.progress = progress;
        }

        @Override
        public @Nullable String position() {
            try {
                return Files.exists(progress) ? Files.readString(progress) : null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public IdMemory known() {
            return known;
        }

        @Override
        public void add(List<Step> steps) throws IOException {
            if (kept.size() + steps.size() > capacity) {
                throw new IOException("no Kafka");
            }
            for (Step step : steps) {
                if (step.payload() != null) {
                    JsonNode message =
                            json.readTree(step.payload()).path("message").path("payload");
                    kept.add(message.path("rkey").asText());
                }
                Files.writeString(progress, step.position());
            }
        }

        @Override
        public void close() {}
    }

    private void untilNothingIsLeft() {
        await().atMost(PATIENCE)
                .until(() -> Files.readString(path.resolve("backfills.json")).equals("[]"));
    }

    private static void assertTheLastDay(Iterable<String> kept) {
        List<String> expected = IntStream.range(POSTS - 287, POSTS)
                .filter(i -> i % 3 == 0)
                .mapToObj(i -> "k" + i)
                .toList();
        assertThat(kept).containsAll(expected).doesNotHaveDuplicates().hasSizeLessThan(expected.size() + 3);
    }

    @Test
    void aHashtagThatIsAddedHasTheLastDay() throws Exception {
        try (Backfills backfills = backfills(Integer.MAX_VALUE)) {
            backfills.add(Set.of("bluesky", "x"), Set.of("icem26"));
            untilNothingIsLeft();
        }
        assertTheLastDay(kept);
        assertThat(messages).anySatisfy(message -> assertThat(message).startsWith("x: the day before is not read"));
        assertThat(path).isDirectoryNotContaining("glob:**.cursor");
    }

    @Test
    void whatIsLeftIsReadByTheNextStart() throws Exception {
        try (Backfills backfills = backfills(20)) {
            backfills.add(Set.of("bluesky"), Set.of("icem26"));
            await().atMost(PATIENCE).until(() -> messages.stream().anyMatch(message -> message.contains("no Kafka")));
        }
        assertThat(Files.readString(path.resolve("backfills.json"))).contains("icem26");

        Backfills next = backfills(Integer.MAX_VALUE);
        try {
            untilNothingIsLeft();
        } finally {
            next.close();
        }
        assertTheLastDay(kept);
    }
}
