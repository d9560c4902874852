package io.rounds.ingest.follow.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.communities.Communities;
import io.rounds.ingest.follow.BackfillRunner;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import io.rounds.simulator.network.StreamFaults;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads a part of what a Jetstream on this machine has. */
@Timeout(300)
class BlueskyBackfillTest {
    private static final List<Community> COMMUNITIES =
            Communities.load().select(List.of("mine=foamed")).list();
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final int EVENTS = 20_000;
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final TimeSpan SPAN = new TimeSpan(BEGIN.plusSeconds(5_000), BEGIN.plusSeconds(15_000));

    private final JetstreamLog log = new JetstreamLog();
    private final List<String> wanted = new ArrayList<>();
    private SimulatedJetstream server;

    /** Each third event is of the community; each fifth of those is out of order by some seconds. */
    private void start() throws IOException {
        for (int i = 0; i < EVENTS; i++) {
            Instant at = BEGIN.plus(EVERY.multipliedBy(i)).minusSeconds(i % 15 == 0 ? 7 : 0);
            boolean ours = i % 3 == 0;
            log.add(
                    at.toEpochMilli() * 1_000,
                    "did:plc:a",
                    "r" + i,
                    "create",
                    JetstreamEvent.POST,
                    "k" + i,
                    "{\"$type\":\"app.bsky.feed.post\",\"text\":\"" + (ours ? "#FOAMed" : "#cats")
                            + "\",\"createdAt\":\"2026-01-05T00:00:00Z\"}");
            if (ours && SPAN.mayContain(at)) {
                wanted.add("k" + i);
            }
        }
        server = SimulatedJetstream.start(log, null, 5, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private static String key(JsonNode message) {
        JsonNode commit = message.has("payload") ? message.path("payload") : message.path("commit");
        return commit.path("rkey").asText();
    }

    private BackfillRunner runner(String path, TimeSpan span) {
        BlueskyOptions options =
                new BlueskyOptions(List.of(JetstreamServer.of(server.address() + path)), null, false, new byte[0]);
        return new BackfillRunner(
                () -> Bluesky.past(options, COMMUNITIES, span, Clock.systemUTC()),
                span,
                COMMUNITIES,
                Clock.systemUTC(),
                BlueskyBackfillTest::key);
    }

    @Test
    void readsAllOfTheSpanOnceAndNothingElse() throws Exception {
        start();
        BackfillRunner runner = runner("", SPAN);
        runner.run();
        assertThat(runner.kept()).containsExactlyInAnyOrderElementsOf(wanted);

        // Finished, so nothing is asked again.
        int connections = server.connections();
        runner.run();
        assertThat(runner.kept()).hasSameSizeAs(wanted);
        assertThat(server.connections()).isEqualTo(connections);
    }

    @Test
    void goesOnAfterInterruptionsThroughFaultsOfBothVersions() throws Exception {
        start();
        server.setFaults(new StreamFaults(0.0004, 0.0004, 0, 0.001, 0, 0.0004, 0.05, 0));
        for (String path : List.of("", "/subscribe")) {
            BackfillRunner runner = runner(path, SPAN);
            runner.runUntil(500);
            runner.runUntil(1_500);
            assertThat(runner.kept().size()).isBetween(1_500, wanted.size() - 1);
            runner.run();
            assertThat(runner.kept()).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void saysWhereTheServerDoesNotReachBack() throws Exception {
        start();
        log.dropBefore(8_001);
        BackfillRunner runner = runner("", SPAN);
        runner.run();

        assertThat(runner.kept())
                .containsExactlyInAnyOrderElementsOf(wanted.stream()
                        .filter(key -> Integer.parseInt(key.substring(1)) >= 8_000)
                        .toList());
        assertThat(runner.messages()).anyMatch(message -> message.contains("a gap of 50 minutes: 127.0.0.1"));
    }

    @Test
    void aPositionIsGoodForOneBackfillOnly() throws Exception {
        start();
        BackfillRunner runner = runner("", SPAN);
        runner.runUntil(100);
        String position = runner.position();

        TimeSpan other = new TimeSpan(BEGIN, SPAN.until());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new io.rounds.ingest.follow.Backfill(
                        Bluesky.past(BlueskyOptions.standard(), COMMUNITIES, other, Clock.systemUTC()),
                        other,
                        COMMUNITIES,
                        position,
                        new io.rounds.ingest.follow.IdMemory(10),
                        new io.rounds.ingest.follow.FollowStatus(Clock.systemUTC(), message -> {}),
                        Clock.systemUTC()))
                .withMessageContaining("of another time or other communities: " + SPAN.since());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeSpan(BEGIN, BEGIN))
                .withMessageContaining("is empty");
    }
}
