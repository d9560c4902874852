package io.rounds.explorer.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class RateLimitTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aBucketHoldsFourSecondsWorthAndFillsAgain() {
        RateLimit standing = new RateLimit(2, Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < 8; i++) {
            assertThat(standing.allows("a")).isTrue();
        }
        assertThat(standing.allows("a")).isFalse();
        assertThat(standing.allows("b")).isTrue();

        Clock ticking = new Steps(Duration.ofMillis(500));
        RateLimit filling = new RateLimit(2, ticking);
        for (int i = 0; i < 100; i++) {
            assertThat(filling.allows("a")).isTrue();
        }
        assertThat(new RateLimit(0, ticking).allows("a")).isTrue();
    }

    /** Advances by a step at each reading. */
    private static final class Steps extends Clock {
        private final Duration step;
        private Instant now = NOON;

        Steps(Duration step) {
            this.step = step;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
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
}
