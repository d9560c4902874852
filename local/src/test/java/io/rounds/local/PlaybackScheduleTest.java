package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class PlaybackScheduleTest {
    private static final Instant FROM = Instant.parse("2026-01-12T00:00:00Z");
    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");

    private static Duration until(String now, String simulated) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new PlaybackSchedule(FROM, BEGAN, 60, clock).until(Instant.parse(simulated));
    }

    @Test
    void anHourOfThePastTakesAMinute() {
        assertThat(until("2026-03-02T10:00:00Z", "2026-01-12T01:00:00Z")).isEqualTo(Duration.ofMinutes(1));
        assertThat(until("2026-03-02T10:00:45Z", "2026-01-12T01:00:00Z")).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whatIsOverdueIsNotWaitedFor() {
        assertThat(until("2026-03-02T10:05:00Z", "2026-01-12T01:00:00Z")).isNegative();
    }

    @Test
    void theFutureComesInRealTime() {
        assertThat(until("2026-03-05T10:00:00Z", "2026-03-05T10:30:00Z")).isEqualTo(Duration.ofMinutes(30));
    }
}
