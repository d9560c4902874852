package io.rounds.explorer.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SparklineTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aSparklineHasAtMostSixteenPointsAndEndsWithTheNewest() {
        List<Instant> ends = new ArrayList<>();
        for (int i = 0; i < 289; i++) {
            ends.add(NOON.minus(Duration.ofMinutes(15L * i)));
        }
        List<Instant> some = TrendsResource.sparklineEnds(ends);
        assertThat(some).hasSizeLessThanOrEqualTo(16).hasSizeGreaterThan(12).isSorted();
        assertThat(some.get(some.size() - 1)).isEqualTo(NOON);
        assertThat(TrendsResource.sparklineEnds(ends.subList(0, 3))).hasSize(3);
    }
}
