package io.rounds.ingest.follow.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.simulator.network.SimulatedFeeds;
import io.rounds.simulator.network.SimulatedFeeds.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Follows feeds of a server on this machine, through its faults; the time between two looks is simulated. */
@Timeout(300)
class FeedsFollowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT = Duration.ofMillis(20);
    private static final FeedTimes TIMES =
            new FeedTimes(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofSeconds(5));

    private final List<String> messages = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final Clock clock = new Clock() {
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
    };
    private IdMemory known = new IdMemory(IdMemory.STANDARD_CAPACITY);
    private @Nullable String position;
    private SimulatedFeeds server;

    @BeforeEach
    void start() throws IOException {
        server = SimulatedFeeds.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertThat(server.complaints()).isEmpty();
    }

    private static String json(String... titles) {
        StringBuilder items = new StringBuilder();
        for (String title : titles) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"id\":\"x\",\"url\":\"https://emergency.example.org/")
                    .append(title.toLowerCase(java.util.Locale.ROOT).charAt(0))
                    .append("\",\"title\":\"")
                    .append(title)
                    .append("\"}");
        }
        return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[" + items + "]}";
    }

    private Follower follower(String... paths) {
        List<URI> feeds =
                Stream.of(paths).map(path -> URI.create(server.address(path))).toList();
        return new Follower(
                new Feeds(feeds, TIMES, clock), position, known, new FollowStatus(clock, messages::add), clock);
    }

    /** Lets time pass, and takes what comes until the path was asked for so often and its answer was taken. */
    private void pass(Follower follower, Duration time, String path, int requests) throws Exception {
        now = now.plus(time);
        String before = position;
        while (server.requests(path) < requests || Objects.equals(position, before)) {
            take(follower);
        }
        // Nothing more is due.
        take(follower);
        take(follower);
    }

    private void take(Follower follower) throws Exception {
        for (Step step : follower.next(WAIT)) {
            position = step.position();
            if (step.payload() != null) {
                JsonNode record = JSON.readTree(step.payload());
                assertThat(record.path("rounds").path("network").asText()).isEqualTo("feeds");
                kept.add(record.path("message").path("title").asText());
            }
        }
    }

    @Test
    void keepsEachEntryOnceAndAgainWhenItHasChanged() throws Exception {
        server.publish("/a", json("Airway", "Burns"));
        try (Follower follower = follower("/a")) {
            pass(follower, Duration.ZERO, "/a", 1);
            assertThat(kept).containsExactly("Airway", "Burns");
            pass(follower, Duration.ofMinutes(31), "/a", 2);
            assertThat(server.unchanged("/a")).isEqualTo(1);
            server.publish("/a", json("Cardiac", "Airway, corrected", "Burns"));
            pass(follower, Duration.ofMinutes(31), "/a", 3);
        }
        assertThat(kept).containsExactly("Airway", "Burns", "Cardiac", "Airway, corrected");
    }

    @Test
    void goesOnAfterARestartWithoutAskingTooEarly() throws Exception {
        server.publish("/a", json("Airway"));
        try (Follower follower = follower("/a")) {
            pass(follower, Duration.ZERO, "/a", 1);
        }
        known = IdMemory.of(known.bytes());
        try (Follower follower = follower("/a")) {
            now = now.plus(Duration.ofMinutes(10));
            take(follower);
            take(follower);
            assertThat(server.requests("/a")).isEqualTo(1);
            pass(follower, Duration.ofMinutes(21), "/a", 2);
        }
        assertThat(server.unchanged("/a")).isEqualTo(1);
        assertThat(kept).containsExactly("Airway");
    }

    @Test
    void aFeedThatFailsHoldsUpNoOther() throws Exception {
        List<String> paths = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            String path = "/" + fault;
            server.publish(path, FeedReaderTest.RSS);
            server.fail(path, fault);
            paths.add(path);
        }
        server.publish("/good", json("Airway"));
        paths.add("/good");
        try (Follower follower = follower(paths.toArray(new String[0]))) {
            while (kept.isEmpty() || messages.size() < 1 + Fault.values().length) {
                take(follower);
            }
        }
        assertThat(kept).containsExactly("Airway");
        assertThat(messages)
                .anyMatch(message -> message.contains("/ERROR answered 500; asked for again in 60 minutes"))
                .anyMatch(message -> message.contains("/THROTTLED answered 429; asked for again in 120 minutes"))
                .anyMatch(message -> message.contains("/CUT cannot be read"))
                .anyMatch(message -> message.contains("/HUGE cannot be read (more than 10 MiB)"))
                .anyMatch(message -> message.contains("/LOOP cannot be read (it redirects more than 5 times)"))
                .anyMatch(message -> message.contains("/SILENT cannot be read"));
    }

    @Test
    void followsRedirectsButNotIntoAPrivateNetworkOrToAnotherKindOfAddress() throws Exception {
        server.publish("/new", json("Airway"));
        server.redirect("/old", "/new");
        List<String> paths = new ArrayList<>(List.of("/old"));
        List<String> elsewhere = List.of(
                server.address("/new").replace("127.0.0.1", "localhost"),
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]:9200/_search",
                "http://10.0.0.1/",
                "file:///etc/passwd",
                "ftp://192.0.2.1/feed",
                "http://no such address/");
        for (int i = 0; i < elsewhere.size(); i++) {
            server.redirect("/elsewhere" + i, elsewhere.get(i));
            paths.add("/elsewhere" + i);
        }
        try (Follower follower = follower(paths.toArray(new String[0]))) {
            while (kept.isEmpty() || messages.size() < 1 + elsewhere.size()) {
                take(follower);
            }
        }
        assertThat(kept).containsExactly("Airway");
        assertThat(server.requests("/new")).isEqualTo(1);
        assertThat(messages.stream().filter(message -> message.contains("it redirects into a private network")))
                .hasSize(4);
        assertThat(messages.stream().filter(message -> message.contains("it redirects to what is no address")))
                .hasSize(3);
    }

    @Test
    void pausesGrowWithFailuresAndEndWithThem() throws Exception {
        server.publish("/a", json("Airway"));
        server.fail("/a", Fault.ERROR);
        try (Follower follower = follower("/a")) {
            pass(follower, Duration.ZERO, "/a", 1);
            pass(follower, Duration.ofMinutes(61), "/a", 2);
            assertThat(messages).anyMatch(message -> message.endsWith("asked for again in 120 minutes"));
            server.heal("/a");
            now = now.plus(Duration.ofMinutes(90));
            take(follower);
            assertThat(server.requests("/a")).isEqualTo(2);
            pass(follower, Duration.ofMinutes(31), "/a", 3);
        }
        assertThat(kept).containsExactly("Airway");
        assertThat(FeedPosition.parse(position)
                        .of(URI.create(server.address("/a")))
                        .failures())
                .isZero();
    }
}
