package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EmitThrottleTest {
    private final EmitThrottle throttle = new EmitThrottle();

    @Test
    void aTagThatTakesNoTimeDoesNotWait() {
        throttle.emitted("chat", 1_000, 1_000);

        assertThat(throttle.mustWait("chat", 1_000)).isFalse();
    }

    @Test
    void aTagWaitsTenTimesAsLongAsItTook() {
        throttle.emitted("chat", 1_000, 1_200);

        assertThat(throttle.mustWait("chat", 2_999)).isTrue();
        assertThat(throttle.mustWait("another", 2_999)).isFalse();
        assertThat(throttle.mustWait("chat", 3_000)).isFalse();
    }

    @Test
    void allTagsTogetherGetATenthOfTheTime() {
        throttle.emitted("large", 1_000, 1_200);
        throttle.emitted("small", 1_200, 1_300);

        assertThat(throttle.mustWait("large", 3_999)).isTrue();
        assertThat(throttle.mustWait("small", 3_999)).isTrue();
        assertThat(throttle.mustWait("large", 4_000)).isFalse();
    }

    @Test
    void aTagWhoseTimeIsOverDoesNotDelayOthers() {
        throttle.emitted("large", 1_000, 2_000);
        assertThat(throttle.mustWait("large", 11_000)).isFalse();

        throttle.emitted("small", 11_000, 11_010);

        assertThat(throttle.mustWait("small", 11_099)).isTrue();
        assertThat(throttle.mustWait("small", 11_100)).isFalse();
    }
}
