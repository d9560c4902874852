package io.rounds.explorer.api.trends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.store.SearchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CurvesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Windows that end every 15 minutes before noon. */
    private static Curves curves(int ends) {
        ObjectNode response = Json.object();
        ArrayNode buckets = response.withObject("/aggregations/ends").putArray("buckets");
        for (int i = 1; i <= ends; i++) {
            buckets.addObject()
                    .put("key", NOON.minus(Duration.ofMinutes(15L * i)).toEpochMilli());
        }
        return new Curves(new SearchResult(response));
    }

    @Test
    void aCurveHasAtMostSixteenPointsAndEndsWithTheWindowShown() {
        for (int ends = 0; ends <= 200; ends++) {
            List<Instant> points = curves(ends).points(NOON);
            assertThat(points)
                    .as("%d ends", ends)
                    .hasSizeBetween(Math.min(ends + 1, 8), 16)
                    .isSorted();
            assertThat(points.get(points.size() - 1)).isEqualTo(NOON);
        }
        assertThat(curves(15).points(NOON)).hasSize(16);
        assertThat(curves(30).points(NOON)).hasSize(16);
    }

    @Test
    void aTopicWithoutHistoryHasOnlyItsValueOfNow() {
        Curves curves = curves(2);
        assertThat(curves.line("new", curves.points(NOON), 7)).hasToString("[null,null,7]");
        assertThat(curves.previousRank("new", true)).isNull();
        assertThat(curves(0).previous()).isNull();
    }

    @Test
    void aCurveSpansSixteenShortWindowsOrThreeLongOnes() {
        assertThat(Windows.curve("15m")).isEqualTo(Duration.ofHours(4));
        assertThat(Windows.curve("1h")).isEqualTo(Duration.ofHours(16));
        assertThat(Windows.curve("24h")).isEqualTo(Duration.ofDays(3));
        assertThat(Windows.curve("7d")).isEqualTo(Duration.ofDays(21));
    }

    @Test
    void theUsualStepIsTheMostFrequentOne() {
        List<Instant> ends = List.of(
                NOON.plus(Duration.ofMinutes(7)),
                NOON,
                NOON.minus(Duration.ofHours(3)),
                NOON.minus(Duration.ofHours(6)),
                NOON.minus(Duration.ofHours(15)),
                NOON.minus(Duration.ofHours(18)));
        assertThat(TopicResource.usualStep(ends)).isEqualTo(3 * 3600);
        assertThat(TopicResource.usualStep(ends.subList(0, 1))).isZero();
    }
}
