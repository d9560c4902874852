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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
@Timeout(300)
class MastodonFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Community> COMMUNITIES = Communities.load()
            .select(List.of("mine=askrenal,foamed,meded,nephjc,unheardof,foamcc"))
            .list();
    private static final Set<String> TAGS = new FollowFilter(COMMUNITIES).tags();
    private static final Duration WAIT = Duration.ofMillis(8);
    private static final String TOKEN = "user-token-of-the-test";
    private static final Duration HEARTBEAT = Duration.ofMillis(100);
    private static final List<String> HOMES = List.of("one.example", "two.example", "three.example", "far.example");
    private static final Duration SIMULATED = Duration.ofHours(26);
    private static final Duration STEP = Duration.ofMinutes(10);
    /** After this, a look back has found what came late: it takes 3 h from server to server, and the next look 2 h. */
    private static final Duration SETTLED = Duration.ofHours(6);
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

    private final List<byte[]> payloads = new ArrayList<>();

    private IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);
    private @Nullable String position;
    private int fed;
    /** How long nothing comes when all that is due has come, in real time. */
    private Duration patience = WAIT;

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
        written =
                all.stream().filter(message -> message.arrival().isBefore(end)).toList();
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
        return follower(token, TIMES);
    }

    private Follower follower(@Nullable String token, MastodonTimes times) {
        List<MastodonServer> followed = servers.stream()
                .map(server -> MastodonServer.of(server.address(), token))
                .toList();
        return new Follower(
                new Mastodon(followed, COMMUNITIES, times, clock),
                position,
                known,
                new FollowStatus(clock, messages::add),
                clock);
    }

    /** Lets time pass, with what is written in it, and takes what comes. */
    private void pass(Follower follower, Duration time) throws Exception {
        Instant end = clock.now.plus(time);
        while (clock.now.isBefore(end)) {
            step(follower);
        }
    }

    private void step(Follower follower) throws Exception {
        Instant next = clock.now.plus(STEP);
        while (fed < written.size() && !written.get(fed).arrival().isAfter(next)) {
            fediverse.add(written.get(fed++));
        }
        clock.now = next;
        // Until the servers have answered all that is due.
        boolean quiet = false;
        for (int i = 0; i < 500 && !quiet; i++) {
            long begun = System.nanoTime();
            List<Step> steps = follower.next(patience);
            quiet = steps.isEmpty() && System.nanoTime() - begun >= patience.toNanos();
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
            payloads.add(payload);
            JsonNode message = JSON.readTree(payload).path("message");
            String event = message.path("event").asText();
            if (event.equals("delete")) {
                kept.add("delete " + message.path("uri").asText());
                state.remove(message.path("uri").asText());
            } else {
                JsonNode status = event.isEmpty()
                        ? message
                        : JSON.readTree(message.path("payload").asText());
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

    /** Everything that the servers show was kept, each version once, and what was deleted is deleted. */
    private void assertEachOnce() {
        assertEachOnceButDeletions();
        assertThat(state.keySet()).isEqualTo(shown().keySet());
    }

    /** The same but for what was deleted while nobody followed. */
    private void assertEachOnceButDeletions() {
        assertThat(kept).doesNotHaveDuplicates();
        Map<String, String> shown = shown();
        assertThat(shown.keySet()).hasSizeGreaterThan(100);
        Set<String> missing = new HashSet<>(shown.keySet());
        missing.removeAll(state.keySet());
        assertThat(missing).as("missing").isEmpty();
        Map<String, String> still = new TreeMap<>(state);
        still.keySet().retainAll(shown.keySet());
        assertThat(still).isEqualTo(shown);
    }

    @Test
    void pollsThreeServersAndKeepsEachStatusOnceAsItIsNow() throws Exception {
        startThree();
        try (Follower follower = follower(null)) {
            pass(follower, SIMULATED.plus(SETTLED));
        }

        assertEachOnce();
        assertThat(kept.stream().filter(one -> one.startsWith("delete"))).isNotEmpty();
        assertThat(kept.stream().filter(one -> one.endsWith("Z"))).as("edits").isNotEmpty();
        assertThat(messages).hasSize(3).allMatch(message -> message.startsWith("connected to "));
        assertNoComplaints();
    }

    @Test
    void losesNothingAndKeepsNothingTwiceThroughFaults() throws Exception {
        startThree();
        try (Follower follower = follower(null)) {
            servers.forEach(server -> server.setFaults(new StreamFaults(0.02, 0, 0.003, 0, 0.02, 0, 0.03, 0.02)));
            pass(follower, Duration.ofHours(10));
            servers.get(1).setDown(true);
            pass(follower, Duration.ofHours(5));
            servers.get(1).setDown(false);
            pass(follower, SIMULATED.minusHours(15));
            servers.forEach(server -> server.setFaults(StreamFaults.NONE));
            pass(follower, SETTLED);
        }

        assertEachOnce();
        assertThat(messages)
                .anyMatch(message -> message.contains(" answered 503; next attempt in "))
                .anyMatch(message -> message.contains(" has had too many requests (429); next attempt in 20 s"))
                .anyMatch(message -> message.contains(" answered with something that is not JSON; next attempt in "))
                .anyMatch(message -> message.contains(" cannot be reached ("));
        assertNoComplaints();
    }

    @Test
    void aServerThatIsDownDoesNotStopTheOthers() throws Exception {
        startThree();
        servers.get(0).setDown(true);
        servers.get(1).setFaults(new StreamFaults(0, 0, 1, 0, 0, 0, 0, 0));
        try (Follower follower = follower(null)) {
            pass(follower, Duration.ofHours(4));
        }

        assertThat(state.keySet())
                .hasSizeGreaterThan(5)
                .containsAll(servers.get(2).statuses(TAGS).keySet().stream()
                        .filter(uri -> uri.contains("three.example"))
                        .limit(5)
                        .toList());
        assertThat(servers.get(0).requests()).as("requests while it was down").isLessThan(60);
    }

    @Test
    void goesOnWhereItStoppedAfterCrashes() throws Exception {
        startThree();
        for (int i = 0; i < 8; i++) {
            try (Follower follower = follower(null)) {
                pass(follower, SIMULATED.dividedBy(10));
            }
            // What comes after the last checkpoint is lost, with what was written of it.
            String checkpoint = position;
            byte[] remembered = known.bytes();
            int length = kept.size();
            try (Follower follower = follower(null)) {
                pass(follower, SIMULATED.dividedBy(40));
            }
            position = checkpoint;
            known = IdMemory.of(remembered);
            kept.subList(length, kept.size()).clear();
            payloads.subList(length, payloads.size()).clear();
            replay();
        }
        try (Follower follower = follower(null)) {
            pass(follower, SETTLED);
        }

        assertEachOnceButDeletions();
        assertNoComplaints();
    }

    /** The state after what is kept. */
    private void replay() throws IOException {
        List<Step> again = payloads.stream()
                .map(payload -> new Step(payload, null, 0, String.valueOf(position)))
                .toList();
        kept.clear();
        payloads.clear();
        state.clear();
        take(again);
    }

    @Test
    void readsForwardAfterALongAbsenceHoweverMuchHasComeInBetween() throws Exception {
        SimulatedMastodon server = start("one.example", Access.EVERYBODY, 300);
        try (Follower follower = follower(null)) {
            pass(follower, Duration.ofHours(1));
        }
        Instant left = clock.now;
        while (fed < written.size()) {
            fediverse.add(written.get(fed++));
        }
        // Three days later, most of it lies before the day of a look back.
        clock.now = left.plus(Duration.ofDays(3));
        int before = server.requests();
        try (Follower follower = follower(null)) {
            pass(follower, Duration.ofHours(1));
        }

        assertEachOnceButDeletions();
        assertThat(shown().size()).as("more than a few pages").isGreaterThan(200);
        assertThat(server.requests() - before).isLessThan(200);
        assertNoComplaints();
    }

    @Test
    void streamsWithATokenThroughFaults() throws Exception {
        startThree();
        try (Follower follower = follower(TOKEN)) {
            servers.forEach(server -> server.setFaults(new StreamFaults(0.01, 0.01, 0.002, 0.05, 0.01, 0, 0.02, 0)));
            pass(follower, SIMULATED);
            servers.forEach(server -> server.setFaults(StreamFaults.NONE));
            pass(follower, SETTLED);
        }

        assertEachOnce();
        assertThat(streamed("update")).isPositive();
        servers.forEach(server -> assertThat(server.streams()).isGreaterThan(1));
        assertThat(messages)
                .anyMatch(message -> message.endsWith(" streams 6 hashtags"))
                .anyMatch(message -> message.contains(" does not stream, polling goes on ("));
        assertNoComplaints();
    }

    @Test
    void aStreamBringsEditsAndDeletionsWithoutALookAtTheTimeline() throws Exception {
        startThree();
        try (Follower follower = follower(TOKEN, withoutPolls())) {
            // Until all three stream.
            for (int i = 0;
                    i < 500
                            && messages.stream()
                                            .filter(one -> one.endsWith(" streams 6 hashtags"))
                                            .count()
                                    < 3;
                    i++) {
                take(follower.next(WAIT));
            }
            patience = Duration.ofMillis(40);
            pass(follower, Duration.ofHours(1));
            int before = requests();
            pass(follower, Duration.ofHours(20));

            assertThat(requests()).as("requests").isEqualTo(before);
        }

        assertThat(streamed("update")).isGreaterThan(150);
        assertThat(streamed("status.update")).isPositive();
        assertThat(streamed("delete")).isPositive();
        assertThat(kept).doesNotHaveDuplicates().hasSize(payloads.size());
        assertNoComplaints();
    }

    private int requests() {
        return servers.stream().mapToInt(SimulatedMastodon::requests).sum();
    }

    private static MastodonTimes withoutPolls() {
        Duration never = Duration.ofDays(30);
        return new MastodonTimes(
                never,
                never,
                TIMES.pace(),
                TIMES.overlap(),
                TIMES.history(),
                never,
                TIMES.answer(),
                TIMES.firstPause(),
                TIMES.longestPause(),
                TIMES.refused(),
                Duration.ofSeconds(30));
    }

    /** How many messages of streams with this event were kept. */
    private long streamed(String event) {
        return payloads.stream()
                .map(payload -> new String(payload, StandardCharsets.UTF_8))
                .filter(payload ->
                        payload.contains("\"stream\":[\"hashtag\",") && payload.contains("\"event\":\"" + event + "\""))
                .count();
    }

    @Test
    void noticesAStreamThatHasFallenSilent() throws Exception {
        start("one.example", Access.EVERYBODY, 300);
        try (Follower follower = follower(TOKEN)) {
            pass(follower, Duration.ofHours(1));
            // The first message that is due makes the stream silent. No answer comes, either.
            servers.get(0).setFaults(new StreamFaults(0, 0, 1, 0, 0, 0, 0, 0));
            long begun = System.nanoTime();
            while (messages.stream().noneMatch(message -> message.contains("silent for"))
                    && System.nanoTime() - begun < Duration.ofSeconds(20).toNanos()) {
                step(follower);
            }
            assertThat(messages).anyMatch(message -> message.contains("(silent for 0 s)"));
        }
    }

    @Test
    void saysWhatAServerAsksForAndFollowsTheOthers() throws Exception {
        start("one.example", Access.USERS, 300);
        start("two.example", Access.USERS_UNSAID, 300);
        start("three.example", Access.EVERYBODY, 300);
        try (Follower follower = follower(null)) {
            pass(follower, Duration.ofHours(2));
        }

        String one = servers.get(0).address().substring("http://".length());
        String two = servers.get(1).address().substring("http://".length());
        assertThat(messages)
                .contains(one + " shows hashtags only to its users: give it a token; next attempt in 900 s")
                .contains(two + " shows hashtags only to its users (422): give it a token; next attempt in 900 s");
        assertThat(state).isNotEmpty();
        assertThat(servers.get(0).requests()).isLessThan(15);
        assertNoComplaints();
    }

    @Test
    void aTokenOpensAServerAndAWrongOneIsSaidWithoutShowingIt() throws Exception {
        start("one.example", Access.USERS, 300);
        try (Follower follower = follower(TOKEN)) {
            pass(follower, Duration.ofHours(2));
        }
        assertThat(state).isNotEmpty();
        assertNoComplaints();

        try (Follower follower = follower("wrong-token")) {
            pass(follower, Duration.ofHours(1));
        }
        assertThat(servers.get(0).complaints()).contains("a wrong token").containsOnly("a wrong token");
        assertThat(messages)
                .anyMatch(message -> message.endsWith(
                        " does not accept the token (401): it needs the scope read:statuses; next attempt in 900 s"))
                .noneMatch(message -> message.contains("wrong-token"));
    }

    @Test
    void keepsWithinALimitOfRequests() throws Exception {
        start("one.example", Access.EVERYBODY, 4);
        try (Follower follower = follower(null)) {
            pass(follower, Duration.ofHours(12));
        }

        assertThat(state).isNotEmpty();
        assertThat(messages).anyMatch(message -> message.contains(" allows no more requests for now; goes on in "));
        assertNoComplaints();
    }

    @Test
    void whatIsKeptIsReadFromItsEnvelope() throws Exception {
        startThree();
        try (Follower follower = follower(TOKEN)) {
            pass(follower, Duration.ofHours(14));
        }
        RecordParser parser = new RecordParser(ReadingDefaults.NONE);
        List<Parsed> read = new ArrayList<>();
        payloads.forEach(payload -> parser.parse(payload, new Origin("test", Instant.EPOCH), read::add));

        assertThat(read).hasSameSizeAs(kept).allMatch(one -> one.tweet() != null || one.deletion() != null);
        Set<String> expected = new HashSet<>();
        state.keySet().forEach(uri -> expected.add("mastodon:" + uri.replaceAll("https://([^/]+)/.*/(\\d+)", "$1/$2")));
        Set<String> tweets = new HashSet<>();
        for (Parsed one : read) {
            if (one.tweet() != null) {
                tweets.add(one.tweet().id());
                String host = one.tweet().id().replaceAll("mastodon:([^/]+)/.*", "$1");
                assertThat(one.tweet().author().handle()).endsWith('@' + host);
            }
        }
        assertThat(tweets).containsAll(expected);
    }

    @Test
    void needsHashtagsAndServers() {
        List<Community> all = List.of(Community.ALL);
        MastodonServer server = MastodonServer.of("https://mastodon.example", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mastodon(List.of(server), all, TIMES, clock))
                .withMessageContaining("followed by hashtags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mastodon(List.of(), COMMUNITIES, TIMES, clock))
                .withMessageContaining("1 to 20 servers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Mastodon(List.of(server, server), COMMUNITIES, TIMES, clock))
                .withMessageContaining("twice");
    }
}
