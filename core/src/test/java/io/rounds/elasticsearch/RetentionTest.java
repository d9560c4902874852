package io.rounds.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final List<String> PHYSICAL = List.of(
            "rounds-trends-2026.03",
            "rounds-trends-2025.12",
            "rounds-trends-2026.01",
            "rounds-trends-2026.02",
            "rounds-trends-next",
            "rounds-tweets-2025.01");

    @Test
    void aMonthGoesWhenItsLastDayIsOlderThanTheLimit() {
        Retention retention = Retention.of(Map.of("trends", "31d"));

        assertThat(retention.outdated("trends", PHYSICAL, Instant.parse("2026-03-03T23:59:59Z")))
                .containsExactly("rounds-trends-2025.12");
        assertThat(retention.outdated("trends", PHYSICAL, Instant.parse("2026-03-04T00:00:00Z")))
                .containsExactly("rounds-trends-2025.12", "rounds-trends-2026.01");
    }

    @Test
    void anIndexWithoutLimitIsKept() {
        assertThat(Retention.of(Map.of("trends", "1d"))
                        .outdated("tweets", PHYSICAL, Instant.parse("2030-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(Retention.EVERYTHING.isEverything()).isTrue();
    }

    @Test
    void anIndexThatIsUnknownOrNotDividedByMonthIsRefused() {
        assertThatThrownBy(() -> Retention.of(Map.of("trend", "400d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'trend'", "tweets", "trends", "shares");
        for (String index : List.of("rankings", "links", "chats", "sources", "coshares")) {
            assertThatThrownBy(() -> Retention.of(Map.of(index, "400d"))).hasMessageContaining("'" + index + "'");
        }
    }

    @Test
    void whatIsNoNumberOfDaysIsRefused() {
        for (String text : List.of("", "400", "0d", "-1d", "1y", "d", "4.5d", "99999999d")) {
            assertThatThrownBy(() -> Retention.of(Map.of("trends", text)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("'" + text + "'", "400d");
        }
    }

    @Test
    void oldIndicesAreDeletedAndNoOthers() throws IOException {
        try (FakeElasticsearch server = new FakeElasticsearch()) {
            server.hasAliases(
                    "{\"rounds-trends-2025.12\":{},\"rounds-trends-2026.01\":{},\"rounds-trends-2026.02\":{}}");
            List<String> deleted = OldIndices.delete(
                    ElasticsearchOptions.at(server.address()),
                    Retention.of(Map.of("trends", "31d")),
                    Clock.fixed(Instant.parse("2026-03-04T00:00:00Z"), ZoneOffset.UTC));

            assertThat(deleted).containsExactly("rounds-trends-2025.12", "rounds-trends-2026.01");
            assertThat(server.requests())
                    .containsExactly(
                            "GET /_alias/trends", "DELETE /rounds-trends-2025.12", "DELETE /rounds-trends-2026.01");
        }
    }

    @Test
    void whereEverythingIsKeptNothingIsAsked() throws IOException {
        try (FakeElasticsearch server = new FakeElasticsearch()) {
            assertThat(OldIndices.delete(
                            ElasticsearchOptions.at(server.address()), Retention.EVERYTHING, Clock.systemUTC()))
                    .isEmpty();
            assertThat(server.requests()).isEmpty();
        }
    }
}
