package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EmitThrottleTest {
    private final EmitThrottle rests = new EmitThrottle();

    @Test
    void whoIsToldQuicklyNeedsNoRest() {
        rests.told("chat", 1_000, 1_050);

        assertThat(rests.rests("chat", 1_050)).isFalse();
    }

    @Test
    void whoIsToldSlowlyRestsForTwiceAsLongAsItTook() {
        rests.told("chat", 1_000, 1_200);

        assertThat(rests.rests("chat", 1_599)).isTrue();
        assertThat(rests.rests("chat", 1_600)).isFalse();
        assertThat(rests.rests("another", 1_300)).isFalse();
    }

    @Test
    void theLastTellingCounts() {
        rests.told("chat", 1_000, 1_200);
        rests.told("chat", 1_700, 1_710);

        assertThat(rests.rests("chat", 1_711)).isFalse();
    }

    @Test
    void nobodyRestsAfterTheEnd() {
        rests.told("chat", 1_000, 9_000);
        rests.end();

        assertThat(rests.rests("chat", 9_001)).isFalse();
    }
}
