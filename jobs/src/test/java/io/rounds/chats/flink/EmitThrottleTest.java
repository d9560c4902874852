package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EmitThrottleTest {
    private final EmitThrottle throttle = new EmitThrottle();

    @Test
    void aTagThatIsEmittedQuicklyDoesNotWait() {
        throttle.emitted("chat", 1_000, 1_050);

        assertThat(throttle.mustWait("chat", 1_050)).isFalse();
    }

    @Test
    void aTagThatIsEmittedSlowlyWaitsForTwiceAsLongAsThatTook() {
        throttle.emitted("chat", 1_000, 1_200);

        assertThat(throttle.mustWait("chat", 1_599)).isTrue();
        assertThat(throttle.mustWait("chat", 1_600)).isFalse();
        assertThat(throttle.mustWait("another", 1_300)).isFalse();
    }

    @Test
    void theLastTimeCounts() {
        throttle.emitted("chat", 1_000, 1_200);
        throttle.emitted("chat", 1_700, 1_710);

        assertThat(throttle.mustWait("chat", 1_711)).isFalse();
    }

    @Test
    void noTagWaitsAfterAReset() {
        throttle.emitted("chat", 1_000, 9_000);
        throttle.reset();

        assertThat(throttle.mustWait("chat", 9_001)).isFalse();
    }
}
