package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendsOptionsTest {
    @Test
    void theHistoryOfAWindowCanHaveAnyStepOfWholeMinutes() {
        TrendsOptions options = TrendsOptions.STANDARD.withHistory(Map.of("15m", "90m", "7d", "1d"));

        assertThat(options.windows())
                .extracting(Window::name, Window::sizeMinutes, Window::historyMinutes)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("15m", 15, 90),
                        org.assertj.core.groups.Tuple.tuple("1h", 60, 60),
                        org.assertj.core.groups.Tuple.tuple("24h", 1_440, 180),
                        org.assertj.core.groups.Tuple.tuple("7d", 10_080, 1_440));
    }

    @Test
    void anUnknownWindowIsRefused() {
        assertThatThrownBy(() -> TrendsOptions.STANDARD.withHistory(Map.of("2h", "1h")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'2h'", "15m, 1h, 24h, 7d");
    }

    @Test
    void whatIsNoDurationIsRefused() {
        for (String step : List.of("", "0m", "30s", "1.5h", "-1h", "h", "15")) {
            assertThatThrownBy(() -> TrendsOptions.STANDARD.withHistory(Map.of("1h", step)))
                    .as(step)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("'" + step + "'", "15m");
        }
    }

    @Test
    void aTopicNeedsAtLeastOneAuthorToRank() {
        assertThat(TrendsOptions.STANDARD.withRankAuthors(1).rankAuthors()).isEqualTo(1);
        assertThatThrownBy(() -> TrendsOptions.STANDARD.withRankAuthors(0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
