package io.rounds.explorer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.explorer.FakeSearches;
import io.rounds.explorer.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MonitorTest {
    private static final class ManualClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void aStreamIsLiveWhileItsTweetsChangeAndStalledAfterwards() throws Exception {
        ManualClock clock = new ManualClock();
        List<Set<String>> events = new ArrayList<>();
        try (FakeSearches elasticsearch = new FakeSearches();
                Store store = new Store(ElasticsearchOptions.at(elasticsearch.address()))) {
            Monitor monitor =
                    new Monitor(store, clock, Duration.ofSeconds(60), List.of("status", "links"), events::add);
            assertThat(monitor.status().stream()).isEqualTo(Monitor.Stream.UNKNOWN);
            monitor.run();
            assertThat(monitor.status().stream()).isEqualTo(Monitor.Stream.EMPTY);
            assertThat(monitor.status().contents().keySet()).containsExactlyElementsOf(Indices.ALL);

            elasticsearch.add("tweets", "{}");
            monitor.run();
            assertThat(monitor.status().stream()).isEqualTo(Monitor.Stream.LIVE);
            clock.now = clock.now.plusSeconds(61);
            monitor.run();
            assertThat(monitor.status().stream()).isEqualTo(Monitor.Stream.STALLED);
            elasticsearch.add("links", "{}");
            elasticsearch.add("shares", "{}");
            monitor.run();
            elasticsearch.fail(503, "{}");
            monitor.run();
            assertThat(monitor.status().problem()).isNotNull();
            assertThat(monitor.status().contents()).isNotEmpty();
        }
        assertThat(events)
                .containsExactly(
                        Set.of("status"), Set.of("status"), Set.of("status"), Set.of("links"), Set.of("status"));
    }
}
