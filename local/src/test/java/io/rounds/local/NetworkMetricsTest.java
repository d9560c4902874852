package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkMetricsTest {
    @Test
    void theLineOfANetworkHasWhatItCostsAndItsLastProblem() {
        String cost = "31 posts and 29 accounts today, $0.45 today, $3.12 this month, budget $10 a day";

        assertThat(new NetworkMetrics.Reading("bluesky", 1_204_331, 412, 0, 1, 0, "one.example", "", "").line())
                .isEqualTo("bluesky  events 1,204,331  kept 412  lag 1 s  reconnects 0  one.example");
        assertThat(new NetworkMetrics.Reading("x", 31, 31, 2, 12, 1, "api.x.com", "X has been silent for 30 s", cost)
                        .line())
                .isEqualTo("x  events 31  kept 31  lag 12 s  reconnects 2  api.x.com  " + cost
                        + "  (last problem: X has been silent for 30 s)");
        assertThat(new NetworkMetrics.Reading("x", 0, 0, 1, -1, -1, "", "X: no credit; next attempt in 60 s", cost)
                        .line())
                .isEqualTo("x  events 0  kept 0  nothing yet  reconnects 1  not connected  " + cost
                        + "  (last problem: X: no credit; next attempt in 60 s)");
    }
}
