package io.rounds.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.PascalDistribution;
import org.junit.jupiter.api.Test;

class SurpriseTest {

    @Test
    void equalsTheRegularizedBetaFunction() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            int count = 1 + random.nextInt(60);
            double r = 0.5 + random.nextDouble() * 100;
            double rate = 2 + random.nextDouble() * 8;
            // P(X >= n) of a negative binomial is I(1-p; n, r): Abramowitz and Stegun, 26.5.26.
            double expected = -Math.log10(RegularizedBeta.value(1 / (rate + 1), count, r));
            assertThat(Surprise.of(count, r, rate))
                    .as("%d at r %s rate %s", count, r, rate)
                    .isCloseTo(Math.max(0, expected), within(1e-6));
        }
    }

    @Test
    void equalsTheTailOfThePascalDistribution() {
        // r = 4 successes with p = 3/4: P(X >= 5), from a distribution by other authors.
        double tail = PascalDistribution.of(4, 0.75).survivalProbability(4);
        assertThat(Surprise.of(5, 4, 3)).isCloseTo(-Math.log10(tail), within(1e-9));
    }

    @Test
    void isNothingWithoutACount() {
        assertThat(Surprise.of(0, 0.5, 2)).isZero();
    }

    @Test
    void staysFiniteAndGrowsHoweverFarFromWhatIsExpected() {
        double before = 0;
        for (int count = 1; count <= 1_000_000; count *= 10) {
            double surprise = Surprise.of(count, 0.5, 2);
            assertThat(surprise).isFinite().isGreaterThan(before);
            before = surprise;
        }
    }

    @Test
    void isSmallFarBelowWhatIsExpected() {
        assertThat(Surprise.of(3, 5_000, 5)).isBetween(0.0, 1e-9);
    }
}
