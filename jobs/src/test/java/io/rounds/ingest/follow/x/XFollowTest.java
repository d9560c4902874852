package io.rounds.ingest.follow.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.communities.Communities;
import io.rounds.communities.Event;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.model.Community;
import io.rounds.simulator.Message;
import io.rounds.simulator.Noise;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.SimulatedX;
import io.rounds.simulator.network.StreamFaults;
import io.rounds.simulator.network.XPosts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follows an X on this machine, through its faults. Its time passes much faster than real time, and is that of the follower. */
@Timeout(300)
class XFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "AAAA%3Dtoken-of-this-test";
    private static final List<Community> COMMUNITIES =
            Communities.load().select(List.of("foamed")).list();
    private static final Duration WAIT = Duration.ofMillis(20);
    private static final SimulatedX.Pace FAST = new SimulatedX.Pace(4_000, 10_000);

    /** Slow enough that most posts come by a stream, although streams are lost. */
    private static final SimulatedX.Pace STEADY = new SimulatedX.Pace(800, 10_000);
    /** Minutes before the first post do not depend on the machine's speed. */
    private static final SimulatedX.Pace SLOW_AT_FIRST = new SimulatedX.Pace(4_000, 200);

    private static final List<Message> DAY = new ArrayList<>();
    /** The ids of what has to be kept: the last version of each post with a hashtag of the community. */
    private static final Set<String> LAST_VERSIONS = new HashSet<>();
    /** The same with earlier versions. */
    private static final Set<String> ALL_VERSIONS = new HashSet<>();

    private final List<String> messages = new ArrayList<>();
    private final TreeMap<String, Integer> kept = new TreeMap<>();
    private final XPosts posts = new XPosts();
    private @Nullable String position;
    private IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);
    private SimulatedX server;

    @BeforeAll
    static void simulate() throws IOException {
        Noise noise = new Noise(0.03, 0, 0, 0, 0.02, 0);
        Simulator simulator = new Simulator(SimulatorOptions.weeks(1).toBuilder()
                .seed(21)
                .volume(2)
                .noise(noise)
                .build());
        Instant end = SimulatorOptions.weeks(1).toBuilder().build().start().plus(Duration.ofDays(1));
        for (Message message = simulator.next(); message.arrival().isBefore(end); message = simulator.next()) {
            DAY.add(message);
        }
        Map<String, String> last = new TreeMap<>();
        Set<String> tags = COMMUNITIES.get(0).tags();
        for (Message message : DAY) {
            JsonNode data;
            try {
                data = JSON.readTree(message.payload()).path("data");
            } catch (IOException broken) {
                continue;
            }
            for (JsonNode hashtag : data.path("entities").path("hashtags")) {
                if (tags.contains(hashtag.path("tag").asText().toLowerCase(Locale.ROOT))
                        && data.path("created_at").asText().length() == 24
                        && data.has("text")) {
                    String id = data.path("id").asText();
                    ALL_VERSIONS.add(id);
                    last.put(data.path("edit_history_tweet_ids").path(0).asText(id), id);
                }
            }
        }
        LAST_VERSIONS.addAll(last.values());
    }

    private void start(List<Message> day, SimulatedX.Pace pace) throws IOException {
        day.forEach(posts::add);
        server = SimulatedX.start(posts, TOKEN, pace, 5, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private XOptions options(@Nullable Budget budget, boolean withAccounts, Duration maxSilence) {
        return new XOptions(
                URI.create(server.address()),
                TOKEN,
                withAccounts,
                budget,
                Prices.LISTED,
                new XTiming(maxSilence, XTiming.STANDARD.searchDelay()));
    }

    private XOptions options() {
        return options(null, false, Duration.ofDays(5));
    }

    private Follower follower(XOptions options) {
        return new Follower(
                new XNetwork(options, COMMUNITIES, List.of(), posts.clock()),
                position,
                known,
                new FollowStatus(posts.clock(), messages::add),
                posts.clock());
    }

    /** Follows until something is the case; the posts begin to come when the first stream is open. */
    private void follow(XOptions options, BooleanSupplier end) throws Exception {
        try (Follower follower = follower(options)) {
            while (!end.getAsBoolean()) {
                take(follower);
            }
        }
    }

    private void take(Follower follower) throws Exception {
        for (Step step : follower.next(WAIT)) {
            position = step.position();
            if (step.payload() != null) {
                kept.merge(id(step.payload()), 1, Integer::sum);
            }
        }
        if (server.streams() > 0) {
            server.begin();
        }
    }

    private static String id(byte[] envelope) {
        try {
            JsonNode record = JSON.readTree(envelope);
            assertThat(record.path("rounds").path("network").asText()).isEqualTo("x");
            return record.path("message").path("data").path("id").asText();
        } catch (IOException notJson) {
            return "not JSON";
        }
    }

    private static boolean isGap(String message) {
        return message.startsWith("a gap: X's recent search reaches seven days back") && message.endsWith("is missing");
    }

    private boolean isAllKept() {
        return kept.size() >= LAST_VERSIONS.size() && kept.keySet().containsAll(LAST_VERSIONS);
    }

    private void assertAllKeptOnce() {
        assertThat(kept.keySet().stream()
                        .filter(id -> !ALL_VERSIONS.contains(id))
                        .limit(5))
                .as("too much")
                .isEmpty();
        assertThat(kept.values()).as("times kept").containsOnly(1);
    }

    @Test
    void keepsThePostsOfACommunity() throws Exception {
        start(DAY, FAST);
        server.addForeignRule("cat has:media", "cats");

        follow(options(), this::isAllKept);

        assertThat(kept).hasSizeGreaterThan(500).hasSizeLessThan(posts.size());
        assertAllKeptOnce();
        assertThat(server.streams()).isEqualTo(1);
        assertThat(server.rules().findValuesAsText("tag")).contains("cats", "rounds:foamed");
        assertThat(server.bill().accounts()).isZero();
    }

    @Test
    void losesNothingAndKeepsNothingTwiceThroughFaults() throws Exception {
        start(DAY, STEADY);
        server.setFaults(new StreamFaults(0.004, 0.003, 0.0005, 0.003, 0.01, 0.003, 0.1, 0.02));

        follow(options(null, false, Duration.ofHours(1)), this::isAllKept);
        assertThat(kept.remove("not JSON"))
                .as("invalid messages are kept to be reported")
                .isPositive();
        assertAllKeptOnce();
        assertThat(server.streams()).isGreaterThan(5);
    }

    @Test
    void goesOnAfterARestartWhereItStopped() throws Exception {
        start(DAY, FAST);
        follow(options(), () -> kept.size() > LAST_VERSIONS.size() / 4);
        known = IdMemory.of(known.bytes());
        // What comes while nobody follows.
        posts.release(posts.size() / 4);

        follow(options(), this::isAllKept);

        assertAllKeptOnce();
        assertThat(server.streams()).isEqualTo(2);
    }

    @Test
    void asksForAccountsOnlyOfWhatAPostRefersTo() throws Exception {
        start(DAY, FAST);
        List<JsonNode> all = new ArrayList<>();
        server.setFaults(new StreamFaults(0.02, 0, 0, 0, 0, 0, 0, 0));
        try (Follower follower = follower(options(null, true, Duration.ofHours(5)))) {
            while (all.size() < 500) {
                for (Step step : follower.next(WAIT)) {
                    if (step.payload() != null) {
                        all.add(JSON.readTree(step.payload()).path("message"));
                    }
                }
                server.begin();
            }
        }

        assertThat(all).anyMatch(message -> !message.has("matching_rules"));
        assertThat(all).allSatisfy(message -> {
            assertThat(message.path("includes").path("users"))
                    .hasSizeLessThanOrEqualTo(3)
                    .anyMatch(account ->
                            account.path("id").equals(message.path("data").path("author_id")));
            assertThat(message.path("includes").path("tweets")).hasSizeLessThanOrEqualTo(2);
        });
        assertThat(server.bill().accounts()).isPositive();
    }

    @Test
    void stopsBeforeTheBudgetIsPassedAndGoesOnTheNextDay() throws Exception {
        start(List.of(), FAST);
        for (boolean withAccounts : new boolean[] {false, true}) {
            XPosts own = new XPosts();
            busy().forEach(own::add);
            assertThat(own.size()).isEqualTo(10_000);
            // X sends at most 250 posts a second.
            try (SimulatedX x = SimulatedX.start(own, TOKEN, new SimulatedX.Pace(250, 1), 5, 0)) {
                XOptions options = new XOptions(
                        URI.create(x.address()),
                        TOKEN,
                        withAccounts,
                        Budget.parse("1"),
                        Prices.LISTED,
                        XTiming.STANDARD);
                messages.clear();
                List<Step> steps = readUntilMessage(x, own.clock(), options, null, "the budget of $1 a day is used up");

                assertThat(x.bill().sent()).isGreaterThan(20).isLessThanOrEqualTo(200);
                assertThat(x.bill().dollars())
                        .isLessThanOrEqualTo(BigDecimal.ONE)
                        .isGreaterThan(new BigDecimal("0.2"));
                String left = steps.get(steps.size() - 1).position();
                JsonNode cost = JSON.readTree(left).path("cost");
                assertThat(new BigDecimal(cost.path("today").asText()))
                        .isLessThanOrEqualTo(x.bill().dollars())
                        .isPositive();
                assertThat(steps.stream().filter(step -> step.payload() != null))
                        .as("what is paid for is kept")
                        .hasSize(cost.path("posts").asInt());

                // After a restart the budget is still used up, and nothing is asked for. A slow machine may have needed
                // a
                // second connection before it was used up.
                int streams = x.streams();
                messages.clear();
                readUntilMessage(x, own.clock(), options, left, "the budget of $1 a day is used up");
                assertThat(x.bill().sent()).isLessThanOrEqualTo(200);
                assertThat(x.streams()).isEqualTo(streams);

                // The next day it begins anew, without what was left out.
                own.release(own.size());
                own.pass(Duration.ofDays(1));
                messages.clear();
                readUntilMessage(x, own.clock(), options, left, "is left out, since the budget was used up");
                assertThat(x.complaints()).isEmpty();
            }
        }
    }

    @Test
    void theSearchForWhatWasMissedKeepsToTheBudget() throws Exception {
        start(DAY, FAST);
        position = "{\"newest_id\":\"" + XPosition.at(posts.clock().instant()).newest() + "\"}";
        posts.release(posts.size());
        XOptions options = options(Budget.parse("0.50"), false, Duration.ofHours(5));

        follow(options, () -> messages.stream().anyMatch(message -> message.contains("is used up")));

        assertThat(server.bill().dollars()).isLessThanOrEqualTo(new BigDecimal("0.50"));
        assertThat(kept).hasSizeBetween(33, 100);
        assertThat(position).contains("\"out_of_budget\":true");
    }

    /** Follows until it says something; all steps until then. */
    private List<Step> readUntilMessage(
            SimulatedX x, Clock clock, XOptions options, @Nullable String from, String sentence) throws Exception {
        List<Step> steps = new ArrayList<>();
        try (Follower follower = new Follower(
                new XNetwork(options, COMMUNITIES, List.of(), clock),
                from,
                new IdMemory(1000),
                new FollowStatus(clock, messages::add),
                clock)) {
            while (messages.stream().noneMatch(message -> message.contains(sentence))) {
                steps.addAll(follower.next(WAIT));
                x.begin();
            }
        }
        return steps;
    }

    /** 10,000 posts of a community. */
    private static List<Message> busy() {
        List<Message> busy = new ArrayList<>();
        Instant time = Instant.parse("2026-01-05T10:00:00.001Z");
        for (int i = 0; i < 10_000; i++) {
            Instant at = time.plusMillis(i * 4L);
            long id = XPosition.at(at).newest() + 1;
            busy.add(new Message(
                    at,
                    null,
                    ("{\"data\":{\"id\":\"" + id + "\",\"author_id\":\"" + (i + 1) + "\",\"created_at\":\""
                                    + at.toString()
                                            .replaceFirst(
                                                    "(\\.\\d{3})?Z",
                                                    String.format(Locale.ROOT, ".%03dZ", at.toEpochMilli() % 1000))
                                    + "\",\"edit_history_tweet_ids\":[\"" + id
                                    + "\"],\"lang\":\"en\",\"text\":\"Sepsis #foamed\",\"entities\":{\"hashtags\":[{\"start\":7,\"end\":14,\"tag\":\"foamed\"}]}},"
                                    + "\"includes\":{\"users\":[{\"id\":\"" + (i + 1)
                                    + "\",\"name\":\"A\",\"username\":\"a" + i + "\"}]}}")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        return busy;
    }

    @Test
    void saysPlainlyWhyXRefuses() throws Exception {
        start(DAY, FAST);
        Map<SimulatedX.Refusal, String> sentences = Map.of(
                SimulatedX.Refusal.NO_CREDIT, "out of credit",
                SimulatedX.Refusal.USAGE_CAP, "the cap of posts of the account's plan is used up",
                SimulatedX.Refusal.FORBIDDEN, "does not allow this to the account");
        for (Map.Entry<SimulatedX.Refusal, String> one : sentences.entrySet()) {
            server.refuse(one.getKey());
            assertThatThrownBy(() -> follow(options(), () -> false))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining(one.getValue())
                    .hasMessageNotContaining(TOKEN);
        }
        server.refuse(null);
        XOptions wrong =
                new XOptions(URI.create(server.address()), "wrong", false, null, Prices.LISTED, XTiming.STANDARD);
        assertThatThrownBy(() -> follow(wrong, () -> false)).hasMessageContaining("does not accept the bearer token");
    }

    @Test
    void anOpenStreamEndsWithTheReasonThatXGives() throws Exception {
        start(DAY, FAST);
        assertThatThrownBy(() -> follow(options(), () -> {
                    if (kept.size() > 100) {
                        server.refuse(SimulatedX.Refusal.USAGE_CAP);
                    }
                    return false;
                }))
                .hasMessageContaining("the cap of posts of the account's plan is used up");
        assertThat(kept).hasSizeGreaterThan(100);
    }

    @Test
    void waitsWhereAnotherConnectionIsOpen() throws Exception {
        start(DAY, FAST);
        server.refuse(SimulatedX.Refusal.TOO_MANY_CONNECTIONS);
        follow(options(), () -> messages.size() >= 3);
        server.refuse(null);
        follow(options(), () -> !kept.isEmpty());

        assertThat(messages.get(0)).startsWith("rules of the stream: 1 added");
        assertThat(messages.get(1))
                .contains("X allows one connection", "maximum allowed connection limit", "next attempt in 60 s");
        assertThat(messages.get(2)).contains("next attempt in 120 s");
    }

    @Test
    void saysWhatIsTooOldForRecentSearch() throws Exception {
        start(DAY, SLOW_AT_FIRST);
        // An hour is left until the first post comes.
        posts.pass(Duration.ofHours(23));
        Instant old = posts.clock().instant().minus(Duration.ofDays(9));
        position = "{\"newest_id\":\"" + XPosition.at(old).newest() + "\"}";

        try (Follower follower = follower(options())) {
            // Once posts come, time passes so fast that seven days before the search are not seven days before its
            // request.
            while (messages.stream().noneMatch(XFollowTest::isGap)) {
                assertThat(follower.next(WAIT))
                        .allSatisfy(step -> assertThat(step.payload()).isNull());
            }
            while (!isAllKept()) {
                take(follower);
            }
        }

        assertThat(messages).filteredOn(XFollowTest::isGap).hasSize(1);
        assertAllKeptOnce();
    }

    @Test
    void tellsThePriceBeforehand() throws Exception {
        start(DAY, FAST);
        posts.release(posts.size());
        posts.pass(Duration.ofMinutes(1));
        XNetwork network =
                new XNetwork(options(null, true, Duration.ofHours(1)), COMMUNITIES, List.of(), posts.clock());

        XNetwork.Estimate estimate = network.estimate();

        assertThat(estimate.posts()).isEqualTo(LAST_VERSIONS.size());
        // 30 of 7 days, $0.005 each; with a second post and two accounts, $0.030.
        double month = Math.ceil(LAST_VERSIONS.size() * 30 / 7.0);
        assertThat(estimate.low().doubleValue()).isEqualTo(month * 0.005);
        assertThat(estimate.high().doubleValue()).isEqualTo(month * 0.030);
        assertThat(server.bill().dollars()).isEqualByComparingTo(estimate.price());
        assertThat(server.bill().posts()).isZero();
    }

    @Test
    void changesOnlyItsOwnRules() throws Exception {
        start(DAY, FAST);
        server.addForeignRule("#foamed OR #meded", "somebody's");
        Event event = new Event(
                "icem26",
                "ICEM 2026",
                List.of("icem26", "icem2026"),
                List.of(),
                Instant.parse("2026-06-01T00:00:00Z"),
                Instant.parse("2026-06-04T00:00:00Z"),
                null,
                Duration.ZERO);
        List<Community> own =
                Communities.load().select(List.of("a=foamed,meded", "b=sepsis")).list();
        connectOnce(own, List.of(event));
        assertThat(server.rules().findValuesAsText("tag"))
                .containsExactlyInAnyOrder("somebody's", "rounds:b", "rounds:event-icem26");
        assertThat(server.rules().findValuesAsText("value")).contains("#icem2026 OR #icem26");

        List<Community> renamed = Communities.load().select(List.of("c=sepsis")).list();
        connectOnce(renamed, List.of());
        assertThat(server.rules().findValuesAsText("tag")).containsExactlyInAnyOrder("somebody's", "rounds:c");
    }

    private void connectOnce(List<Community> communities, List<Event> events) throws Exception {
        new XNetwork(options(), communities, events, posts.clock())
                .connect(null, known, new FollowStatus(posts.clock(), messages::add))
                .close();
    }
}
