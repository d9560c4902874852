package io.rounds.links.coshares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoordinationIntervalTest {
    /** Seconds from the first share of 30 links to each of their shares. */
    private static final int[][] SHARES = {
        {0, 51940, 75586, 100149, 114926},
        {0, 24080},
        {0, 22316},
        {0, 37387},
        {0, 74452},
        {0, 43911},
        {0, 5159, 52724},
        {0, 70203},
        {0, 29925},
        {0, 1379},
        {0, 28168},
        {0, 1351, 78064},
        {0, 42742},
        {0, 77903, 90223},
        {0, 27090},
        {0, 7000},
        {0, 14371, 76734, 133672, 135933},
        {0, 11305, 40068},
        {0, 7826, 35154, 37135, 53515, 67186, 76790, 103145, 105133},
        {0, 79849, 91924, 121793},
        {0, 8638, 101787, 130613},
        {0, 14196, 17773, 29141, 51688, 54075, 78715, 90251, 93051},
        {0, 81382, 110495},
        {0, 12509, 39417, 59458, 69755, 74774, 75845, 90909, 109242},
        {0, 14742},
        {0, 3185, 16212, 22771, 52290, 53011, 53732, 54726, 107107},
        {0, 7434, 25914, 126644},
        {0, 47145, 71568, 85806, 128940},
        {0, 63343, 71120},
        {0, 105707}
    };

    /**
     * The 0.1-quantile of the second shares is 4961.6 s; three links are as fast, and had more than half of their shares
     * after 1379, 1351 and 52290 s: worked out with R's formulas outside of this code.
     */
    @Test
    void itIsThatOfCooRnet() {
        assertThat(CoordinationInterval.seconds(delays(SHARES), 1_000_000)).isEqualTo(1_379);
    }

    @Test
    void itIsNotAboveTheLongestAndNotBelowASecond() {
        int[][] atOnce = new int[20][];
        Arrays.fill(atOnce, new int[] {0, 0, 0});

        assertThat(CoordinationInterval.seconds(delays(SHARES), 300)).isEqualTo(300);
        assertThat(CoordinationInterval.seconds(delays(atOnce), 300)).isEqualTo(1);
    }

    @Test
    void withFewLinksTheLongestIntervalIsUsed() {
        int[][] atOnce = new int[19][];
        Arrays.fill(atOnce, new int[] {0, 0, 0});

        assertThat(CoordinationInterval.seconds(delays(atOnce), 300)).isEqualTo(300);
        assertThat(CoordinationInterval.seconds(List.of(), 300)).isEqualTo(300);
    }

    @Test
    void moreThanHalfMeansTheSecondOfTwoAndThreeAndTheThirdOfFourAndFive() {
        assertThat(half(0, 10)).isEqualTo(10_000);
        assertThat(half(0, 10, 20)).isEqualTo(10_000);
        assertThat(half(0, 10, 20, 30)).isEqualTo(20_000);
        assertThat(half(0, 10, 20, 30, 40)).isEqualTo(20_000);
    }

    @Test
    void quantilesLieBetweenValues() {
        assertThat(CoordinationInterval.quantile(new long[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5, within(1e-12));
        assertThat(CoordinationInterval.quantile(new long[] {10, 20, 30}, 0.1)).isEqualTo(12, within(1e-12));
        assertThat(CoordinationInterval.quantile(new long[] {7}, 0.1)).isEqualTo(7);
    }

    private static long half(int... seconds) {
        return delays(1, seconds).halfMillis();
    }

    private static List<ShareDelays> delays(int[][] shares) {
        List<ShareDelays> delays = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            delays.add(delays(i, shares[i]));
        }
        Collections.shuffle(delays, new java.util.Random(1));
        return delays;
    }

    private static ShareDelays delays(long link, int... seconds) {
        return Objects.requireNonNull(ShareDelays.of(
                link,
                Arrays.stream(seconds).mapToLong(second -> second * 1_000L).toArray()));
    }
}
