package io.rounds.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookbackTest {
    private static final List<Long> TIMES = List.of(0L, 10L, 10L, 15L, 20L);

    @Test
    void theWindowIncludesItsEarlierEnd() {
        assertThat(preceding(4, 10, 10)).containsExactly(10L, 10L, 15L);
        assertThat(preceding(4, 10, 9)).containsExactly(15L);
    }

    @Test
    void ofMoreThanTheLimitTheLatestAreReturned() {
        assertThat(preceding(4, 2, 100)).containsExactly(10L, 15L);
        assertThat(preceding(4, 100, 100)).containsExactly(0L, 10L, 10L, 15L);
    }

    @Test
    void theFirstEventHasNoPredecessor() {
        assertThat(preceding(0, 10, 100)).isEmpty();
    }

    private static List<Long> preceding(int index, int limit, long windowMillis) {
        return Lookback.preceding(TIMES, index, Long::longValue, limit, windowMillis);
    }
}
