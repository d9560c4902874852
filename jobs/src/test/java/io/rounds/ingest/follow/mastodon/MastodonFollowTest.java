package io.rounds.ingest.follow.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.model.Community;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.Fediverse;
import io.rounds.simulator.network.SimulatedMastodon;
import io.rounds.simulator.network.SimulatedMastodon.Access;
import io.rounds.simulator.network.StreamFaults;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follows servers of Mastodon on this machine, through their faults, in the time of the simulation. */
@Timeout(120)
class MastodonFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Community> COMMUNITIES =
            Communities.load().select(List.of("mine=askrenal,foamed,meded,nephjc,unheardof,foamcc")).list();
    private static final Set<String> TAGS = new FollowFilter(COMMUNITIES).tags();
    private static final Duration WAIT = Duration.ofMillis(8);
    private static final String TOKEN = "user-token-of-the-test";
    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    private static final List<String> HOMES = List.of("one.example", "two.example", "three.example", "far.example");
    /** What an undisturbed look back of a day finds has been written in the two days before its end. */
    private static final Duration SIMULATED = Duration.ofDays(2);
    /** As for public servers, but for what is measured in real time. */
    private static final MastodonTimes TIMES = new MastodonTimes(
            MastodonTimes.STANDARD.poll(),
            MastodonTimes.STANDARD.pollBesideStream(),
            MastodonTimes.STANDARD.pace(),
            MastodonTimes.STANDARD.overlap(),
            MastodonTimes.STANDARD.history(),
            MastodonTimes.STANDARD.lookBack(),
            Duration.ofMillis(400),
            MastodonTimes.STANDARD.firstPause(),
            MastodonTimes.STANDARD.longestPause(),
            MastodonTimes.STANDARD.refused(),
            Duration.ofMillis(600));

    private static List<Message> written = List.of();

    private final List<String> messages = new ArrayList<>();
    private final List<SimulatedMastodon> servers = new ArrayList<>();
    private final Fediverse fediverse = new Fediverse(HOMES);
    private final SettableClock clock = new SettableClock(written.get(0).arrival());
    private final List<String> kept = new ArrayList<>();
    /** What the kept messages add up to: the time of the last edit, by address. */
    private final Map<String, String> state = new TreeMap<>();

    private IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);
    private @Nullable String position;
    private int fed;
    private long requestsBefore;

    /** The time of the simulation. */
    private static final class SettableClock extends Clock {
        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void simulate() {
        List<Message> all = new ArrayList<>();
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(1).toBuilder().seed(16).volume(0.3).build());
        simulator.forEachRemaining(all::add);
        Instant end = all.get(0).arrival().plus(SIMULATED);
        written = all.stream().filter(message -> message.arrival().isBefore(end)).toList();
    }

    @AfterEach
    void stop() throws IOException {
        for (SimulatedMastodon server : servers) {
            server.close();
        }
    }

    private SimulatedMastodon start(String name, Access access, int limit) throws IOException {
        SimulatedMastodon server = SimulatedMastodon.start(
                fediverse,
                new SimulatedMastodon.Options(name, 0.6, access, TOKEN, limit, HEARTBEAT),
                clock,
                servers.size() + 1,
                0);
        servers.add(server);
        return server;
    }

    private void startThree() throws IOException {
        for (String name : HOMES.subList(0, 3)) {
            start(name, Access.EVERYBODY, 300);
        }
    }

    private void assertNoComplaints() {
        servers.forEach(server -> assertThat(server.complaints()).isEmpty());
    }

    private Follower follower(@Nullable String token) {
        List<MastodonServer> followed = servers.stream()
                .map(server -> MastodonServer.of(server.address(), token))
                .toList();
        return new Follower(
                new Mastodon(followed, COMMUNITIES, TIMES, clock),
                position,
                known,
                new FollowStatus(clock, messages::add),
                clock);
    }

    /** Lets time pass, with what is written in it, and takes what comes. */
    private void pass(Follower follower, Duration time, Duration step) throws Exception {
        Instant end = clock.now.plus(time);
        while (clock.now.isBefore(end)) {
            pass(follower, step);
        }
    }

    private void pass(Follower follower, Duration step) throws Exception {
        Instant next = clock.now.plus(step);
        while (fed < written.size() && !written.get(fed).arrival().isAfter(next)) {
            fediverse.add(written.get(fed++));
        }
        clock.now = next;
        // Until the servers have answered all that is due.
        boolean quiet = false;
        for (int i = 0; i < 500 && !quiet; i++) {
            long begun = System.nanoTime();
            List<Step> steps = follower.next(WAIT);
            quiet = steps.isEmpty() && System.nanoTime() - begun >= WAIT.toNanos();
            take(steps);
        }
    }

    private void take(List<Step> steps) throws IOException {
        for (Step step : steps) {
            position = step.position();
            byte[] payload = step.payload();
            if (payload == null) {
                continue;
            }
            JsonNode message = JSON.readTree(payload).path("message");
            String event = message.path("event").asText();
            if (event.equals("delete")) {
                kept.add("delete " + message.path("uri").asText());
                state.remove(message.path("uri").asText());
            } else {
                JsonNode status = event.isEmpty() ? message : JSON.readTree(message.path("payload").asText());
                String uri = status.path("uri").asText();
                String edited = status.path("edited_at").isNull()
                        ? ""
                        : status.path("edited_at").asText();
                kept.add(uri + ' ' + edited);
                state.merge(uri, edited, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
    }

    /** What all servers show together. */
    private Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        servers.forEach(server -> server.statuses(TAGS)
                .forEach((uri, edited) -> shown.merge(uri, edited, (a, b) -> a.compareTo(b) > 0 ? a : b)));
        return shown;
    }

    private void assertEachOnce() {
        assertThat(kept).doesNotHaveDuplicates();
        Map<String, String> shown = shown();
        assertThat(shown.keySet()).hasSizeGreaterThan(100);
        Collection<String> missing = new HashSet<>(shown.keySet());
        missing.removeAll(state.keySet());
        messages.stream().limit(20).forEach(System.out::println);
        System.out.println(clock.now + " requests " + servers.stream().map(SimulatedMastodon::requests).toList() + " kept " + kept.size());
        assertThat(missing).as("missing").isEmpty();
        assertThat(state).isEqualTo(shown);
    }

    @Test
    void pollsThreeServersAndKeepsEachStatusOnceAsItIsNow() throws Exception {
        startThree();
        try (Follower follower = follower(null)) {
            pass(follower, SIMULATED, Duration.ofMinutes(5));
            pass(follower, Duration.ofHours(5), Duration.ofMinutes(5));
        }

        assertEachOnce();
        assertThat(kept.stream().filter(one -> one.startsWith("delete"))).isNotEmpty();
        assertNoComplaints();
    }
}
