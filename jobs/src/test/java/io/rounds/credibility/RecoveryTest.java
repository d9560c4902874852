package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Rating;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The prior of a random half of the listed domains is hidden; what a simulated community shares must bring the hidden
 * half to light. {@code -Drounds.seed} chooses another community and another half.
 */
class RecoveryTest {
    private static final double GOOD = 0.6;
    private static final double BAD = 0.4;
    private static final long SEED = Long.getLong("rounds.seed", 1);

    /** What became of the hidden half. */
    record Recovered(double auc, double spearman, int domains, int unrated, int wrong) {
        double unratedShare() {
            return (double) unrated / domains;
        }

        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "AUC %.3f, Spearman %.3f, unrated %d of %d, rated high below 0.5 or low above it %d",
                    auc,
                    spearman,
                    unrated,
                    domains,
                    wrong);
        }
    }

    @Test
    void thirtySharersTellGoodDomainsFromBadOnes() {
        Recovered recovered = recover(30, Formula.current(), mean -> mean, "30 sharers");

        assertThat(recovered.auc()).isGreaterThanOrEqualTo(0.90);
        assertThat(recovered.spearman()).isGreaterThanOrEqualTo(0.60);
        assertThat(recovered.unratedShare()).isLessThan(0.5);
        assertThat(recovered.wrong()).isLessThan(recovered.domains() / 50);
    }

    @Test
    void tenPerCentOfNoiseInThePriorsChangesLittle() {
        Random random = new Random(SEED + 7);
        Recovered recovered = recover(
                30,
                Formula.current(),
                mean -> Math.min(1, Math.max(0, mean + 0.1 * random.nextGaussian())),
                "30 sharers, priors with a standard error of 0.1");

        assertThat(recovered.auc()).isGreaterThanOrEqualTo(0.90);
        assertThat(recovered.spearman()).isGreaterThanOrEqualTo(0.60);
    }

    @Test
    void goodIsStillSeparatedFromBadWhenATenthOfThePriorsIsUpsideDown() {
        Random random = new Random(SEED + 7);
        Recovered recovered = recover(
                30,
                Formula.current(),
                mean -> random.nextDouble() < 0.1 ? 1 - mean : mean,
                "30 sharers, a tenth of the priors upside down");

        assertThat(recovered.auc()).isGreaterThanOrEqualTo(0.90);
        assertThat(recovered.spearman()).isGreaterThanOrEqualTo(0.40);
    }

    @Test
    void threeSharersAreTooFewToRate() {
        assertThat(recover(3, Formula.current(), mean -> mean, "3 sharers").unratedShare())
                .isGreaterThan(0.9);
    }

    static Recovered recover(int sharers, Formula formula, DoubleUnaryOperator noise, String title) {
        Map<String, Prior> listed = new TreeMap<>(PriorTable.load().listed());
        listed.values().removeIf(prior -> prior.strength() == 0);
        List<String> shuffled = new ArrayList<>(listed.keySet());
        Collections.shuffle(shuffled, new Random(SEED));
        Set<String> hidden = new TreeSet<>(shuffled.subList(0, shuffled.size() / 2));
        Map<String, Prior> given = new HashMap<>();
        SimulatedCommunity community = new SimulatedCommunity(SEED, 800);
        listed.forEach((domain, prior) -> {
            community.share(domain, prior.mean(), sharers);
            if (!hidden.contains(domain)) {
                given.put(
                        domain,
                        new Prior(
                                prior.sourceClass(),
                                noise.applyAsDouble(prior.mean()),
                                prior.strength(),
                                prior.why(),
                                prior.source()));
            }
        });
        DayByDay days = new DayByDay(formula, given::get);
        community.into(days);
        Recovered recovered = compare(hidden, listed, days);
        System.out.println(title + ": " + recovered);
        return recovered;
    }

    private static Recovered compare(Set<String> hidden, Map<String, Prior> truth, DayByDay days) {
        List<Double> good = new ArrayList<>();
        List<Double> bad = new ArrayList<>();
        List<Score> scores = hidden.stream().map(days::domain).toList();
        double[] estimates = scores.stream().mapToDouble(Score::estimate).toArray();
        double[] means =
                hidden.stream().mapToDouble(domain -> truth.get(domain).mean()).toArray();
        int unrated = 0;
        int wrong = 0;
        for (int i = 0; i < means.length; i++) {
            if (means[i] >= GOOD) {
                good.add(estimates[i]);
            } else if (means[i] <= BAD) {
                bad.add(estimates[i]);
            }
            Rating rating = scores.get(i).rating();
            unrated += rating == Rating.UNRATED ? 1 : 0;
            wrong += (rating == Rating.HIGH && means[i] < 0.5) || (rating == Rating.LOW && means[i] > 0.5) ? 1 : 0;
        }
        return new Recovered(Rank.auc(good, bad), Rank.spearman(estimates, means), means.length, unrated, wrong);
    }
}
