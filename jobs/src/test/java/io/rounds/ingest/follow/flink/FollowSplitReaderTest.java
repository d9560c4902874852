package io.rounds.ingest.follow.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.communities.Communities;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.x.Prices;
import io.rounds.ingest.follow.x.XNetwork;
import io.rounds.ingest.follow.x.XOptions;
import io.rounds.ingest.follow.x.XTiming;
import io.rounds.model.Community;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.simulator.network.SimulatedX;
import io.rounds.simulator.network.XPosts;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Follows an X on this machine that refuses. The network has the time of the simulation, the reader that of the test. */
@Timeout(300)
class FollowSplitReaderTest {
    private static final String TOKEN = "AAAA%3Dtoken-of-this-test";
    private static final ArrayList<Community> COMMUNITIES =
            new ArrayList<>(Communities.load().select(List.of("foamed")).list());

    private final List<String> messages = new ArrayList<>();
    private final XPosts posts = new XPosts();
    private final SettableClock clock = new SettableClock();
    private final FollowStatus status = new FollowStatus(clock, messages::add);
    private SimulatedX server;
    private FollowSplitReader reader;

    /** A time that only the test lets pass. */
    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-30T00:00:00Z");

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

    @BeforeEach
    void start() throws IOException {
        Simulator simulator =
                new Simulator(SimulatorOptions.weeks(1).toBuilder().seed(4).build());
        for (int i = 0; i < 300; i++) {
            Message message = simulator.next();
            posts.add(message);
        }
        server = SimulatedX.start(posts, TOKEN, new SimulatedX.Pace(2_000, 1), 1, 0);
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        server.close();
    }

    private void follow(String token) {
        XOptions options =
                new XOptions(URI.create(server.address()), token, false, null, Prices.LISTED, XTiming.STANDARD);
        reader = new FollowSplitReader(
                () -> new XNetwork(options, COMMUNITIES, List.of(), posts.clock()),
                status,
                FollowSplitReader.STANDARD_DELAYS,
                clock);
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(new FollowSplit("x", null, new byte[0]))));
    }

    private int fetch() {
        int steps = 0;
        RecordsWithSplitIds<Step> records = reader.fetch();
        while (records.nextSplit() != null) {
            while (records.nextRecordFromSplit() != null) {
                steps++;
            }
        }
        return steps;
    }

    @ParameterizedTest
    @CsvSource({
        "NO_CREDIT, out of credit",
        "USAGE_CAP, the cap of posts of the account's plan is used up",
        "FORBIDDEN, does not allow this to the account"
    })
    void aRefusalIsSaidAndAskedAgainLaterInsteadOfFailing(SimulatedX.Refusal refusal, String words) {
        server.refuse(refusal);
        follow(TOKEN);

        fetch();
        assertThat(status.problem()).contains(words).endsWith("next attempt in 60 s");
        assertThat(status.host()).isNull();
        server.refuse(null);
        clock.now = clock.now.plusSeconds(59);
        fetch();
        assertThat(status.host()).as("before it is due").isNull();
        assertThat(status.problem()).endsWith("next attempt in 1.0 s");
        clock.now = clock.now.plusSeconds(1);
        server.begin();
        int steps = 0;
        while (steps == 0) {
            steps = fetch();
        }

        assertThat(status.host()).startsWith("127.0.0.1:");
        assertThat(messages)
                .filteredOn(message -> message.contains("next attempt"))
                .hasSize(1);
        assertThat(server.complaints()).isEmpty();
    }

    @Test
    void theDelayGrowsToAnHour() {
        server.refuse(SimulatedX.Refusal.NO_CREDIT);
        follow(TOKEN);

        for (int i = 0; i < 8; i++) {
            fetch();
            clock.now = clock.now.plus(Duration.ofHours(1));
        }

        assertThat(messages)
                .extracting(message -> message.substring(message.lastIndexOf(" in ") + 4))
                .containsExactly("60 s", "120 s", "240 s", "480 s", "960 s", "1920 s", "3600 s", "3600 s");
    }

    @Test
    void aTokenThatIsRefusedIsNotShown() {
        follow("AAAA%3Danother-token");

        fetch();

        assertThat(status.problem())
                .contains("does not accept the bearer token")
                .doesNotContain("another-token");
        assertThat(status.cost()).isEqualTo("0 posts and 0 accounts today, $0.00 today, $0.00 this month, no budget");
    }
}
