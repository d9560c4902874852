package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeasonalHistoryTest {
    private static final int WEEK = 7 * 24 * 60;
    private static final int MONDAY = 29_461 * 24 * 60 / 60 * 60;
    private static final Window HOUR = Window.of("1h", "1m");

    @Test
    void withoutHistoryAQuarterOfAnAuthorIsExpected() {
        GammaPoisson expectation = new SeasonalHistory().expect(Seasonality.of(HOUR, 60, MONDAY), MONDAY + 30);
        assertThat(expectation.mean()).isEqualTo(0.5 / 2);
        assertThat(expectation.surprise(3)).isBetween(1.0, 3.0);
    }

    @Test
    void followsTheDocumentedFormula() {
        Seasonality season = Seasonality.of(HOUR, 60, MONDAY);
        SeasonalHistory history = new SeasonalHistory();
        Random random = new Random(11);
        int weeks = 5;
        int[] maxima = new int[weeks * 168];
        int count = 0;
        for (int minute = MONDAY; minute < MONDAY + weeks * WEEK; minute++) {
            int hour = (minute - MONDAY) / 60;
            if (random.nextInt(20) == 0) {
                count = Math.max(0, count + random.nextInt(5) - 2);
                history.change(season, minute + 1, count);
            }
            maxima[hour] = Math.max(maxima[hour], count);
            if (minute % 601 == 0 && hour > 3) {
                GammaPoisson expectation = history.expect(season, minute + 1);
                assertThat(expectation.shape()).isCloseTo(shape(maxima, hour), within(1e-6));
                assertThat(expectation.rate()).isCloseTo(rate(hour), within(1e-9));
            }
        }
    }

    @Test
    void aLateCountWeighsAsMuchAsAPunctualOne() {
        Seasonality season = Seasonality.of(HOUR, 60, MONDAY);
        SeasonalHistory punctual = new SeasonalHistory();
        SeasonalHistory corrected = new SeasonalHistory();
        punctual.change(season, MONDAY + 10, 5);
        punctual.change(season, MONDAY + 70, 0);
        corrected.change(season, MONDAY + 10, 4);
        corrected.change(season, MONDAY + 70, 0);
        for (int end = MONDAY + 10; end < MONDAY + 70; end++) {
            corrected.raise(season, end, 5);
        }
        int nextWeek = MONDAY + WEEK + 10;
        punctual.change(season, nextWeek, 1);
        corrected.change(season, nextWeek, 1);
        assertThat(corrected.expect(season, nextWeek)).isEqualTo(punctual.expect(season, nextWeek));
        assertThat(punctual.expect(season, nextWeek).mean()).isGreaterThan(1.5);
    }

    @Test
    void aWeeklyChatIsExpectedAfterSomeWeeksAndABurstNeverIs() {
        Seasonality season = Seasonality.of(HOUR, 60, MONDAY);
        SeasonalHistory history = new SeasonalHistory();
        double fifth = 0;
        for (int week = 0; week < 8; week++) {
            int start = MONDAY + week * WEEK + 20 * 60;
            fifth = history.expect(season, start + 40).surprise(26);
            history.change(season, start + 40, 26);
            history.change(season, start + 100, 0);
        }
        assertThat(fifth).isLessThan(2.5);
        int elsewhere = MONDAY + 7 * WEEK + 3 * 24 * 60;
        assertThat(history.expect(season, elsewhere).surprise(26)).isGreaterThan(8);
    }

    /** r of the class comment, from all maxima, with the average in the same words but not the same way. */
    private static double shape(int[] maxima, int hour) {
        double sum = 0;
        for (int k = 1; hour - k * 168 >= 0; k++) {
            sum += fades(maxima, hour, k);
        }
        double beta = Math.pow(0.5, 1.0 / (4 * 168));
        double total = 0;
        double weight = 0;
        int until = hour - 2; // the last hour that late tweets of an hour cannot change
        for (int h = 0; h <= until; h++) {
            double average = h == 0 ? 0 : total * beta / ((1 - Math.pow(beta, h)) / (1 - beta));
            total = total * beta + (maxima[h] == 0 ? 0 : Math.min(maxima[h], Math.max(3, 3 * average)));
            weight = weight * beta + 1;
        }
        return 2 * (weight == 0 ? 0 : total / weight) + sum + 0.5;
    }

    /** A sum of all weeks; sums below a half are forgotten, which these counts never are. */
    private static double fades(int[] maxima, int hour, int k) {
        return Math.pow(0.9, k) * maxima[hour - k * 168];
    }

    private static double rate(int hour) {
        double rate = 2;
        for (int k = 1; hour - k * 168 >= 0; k++) {
            rate += Math.pow(0.9, k);
        }
        return rate;
    }
}
