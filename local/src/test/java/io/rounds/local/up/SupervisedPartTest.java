package io.rounds.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SupervisedPartTest {
    private final MutableClock clock = new MutableClock();
    private final List<String> messages = new ArrayList<>();
    private final List<FakePart> started = new ArrayList<>();
    private boolean refusing;

    private final SupervisedPart part = new SupervisedPart("Kafka", this::start, messages::add, clock);

    private Part start() throws IOException {
        if (refusing) {
            throw new IOException("the disk is full");
        }
        FakePart fake = new FakePart();
        started.add(fake);
        return fake;
    }

    @Test
    void aPartThatRunsIsLeftAlone() throws Exception {
        part.start();

        assertThat(part.check()).isTrue();
        assertThat(started).hasSize(1);
        assertThat(messages).isEmpty();
    }

    @Test
    void aPartThatDiesIsNamedAndStartedAgainAfterASecond() throws Exception {
        part.start();
        started.get(0).problem = "exit code 137";

        assertThat(part.check()).isFalse();
        assertThat(messages).containsExactly("Kafka has stopped (exit code 137); next attempt in 1 s");
        assertThat(started.get(0).closed).isTrue();
        assertThat(part.state().problem()).isEqualTo("Kafka has stopped (exit code 137)");

        clock.advance(Duration.ofSeconds(1));
        assertThat(part.check()).isTrue();
        assertThat(messages).last().isEqualTo("Kafka is running again");
        assertThat(part.state().restarts()).isEqualTo(1);
        assertThat(part.state().problem()).isEmpty();
    }

    @Test
    void theDelayDoublesUpToAMinute() throws Exception {
        part.start();
        started.get(0).problem = "exit code 1";
        refusing = true;
        part.check();
        for (int attempt = 0; attempt < 8; attempt++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(part.check()).isFalse();
        }

        assertThat(messages)
                .contains(
                        "Kafka does not start: the disk is full; next attempt in 2 s",
                        "Kafka does not start: the disk is full; next attempt in 32 s")
                .last()
                .isEqualTo("Kafka does not start: the disk is full; next attempt in 60 s");
    }

    @Test
    void nothingIsTriedBeforeItIsDue() throws Exception {
        part.start();
        started.get(0).problem = "exit code 1";
        part.check();
        clock.advance(Duration.ofMillis(999));

        assertThat(part.check()).isFalse();
        assertThat(started).hasSize(1);
    }

    @Test
    void aPartThatRanLongBeginsWithTheShortestDelayAgain() throws Exception {
        part.start();
        for (int death = 0; death < 4; death++) {
            started.get(started.size() - 1).problem = "exit code 1";
            part.check();
            clock.advance(Duration.ofMinutes(1));
            part.check();
        }
        clock.advance(Duration.ofMinutes(11));
        started.get(started.size() - 1).problem = "exit code 1";
        part.check();

        assertThat(messages).last().isEqualTo("Kafka has stopped (exit code 1); next attempt in 1 s");
    }

    @Test
    void aRestartIsNoFailure() throws Exception {
        part.start();
        part.restart();

        assertThat(part.check()).isTrue();
        assertThat(started).hasSize(2);
        assertThat(started.get(0).closed).isTrue();
    }

    private static final class FakePart implements Part {
        private @Nullable String problem;
        private boolean closed;

        @Override
        public @Nullable String problem() {
            return problem;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class MutableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

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
}
