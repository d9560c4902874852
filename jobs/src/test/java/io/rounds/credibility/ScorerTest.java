package io.rounds.credibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rounds.model.Rating;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals are checked against tables of the Beta distribution. */
class ScorerTest {
    private static final Formula FORMULA = Formula.current();
    private static final Scorer SCORER = new Scorer(FORMULA);

    @Test
    void aSourceThatNobodyKnowsIsInTheMiddleAndUnrated() {
        Score score = SCORER.score(Tally.NONE, (Prior) null);

        assertThat(score.estimate()).isEqualTo(50);
        assertThat(score.score()).isNull();
        assertThat(score.rating()).isEqualTo(Rating.UNRATED);
        // Beta(0.5, 0.5), the arcsine distribution: sin²(π/2 · 0.05) and its complement.
        assertThat(score.low()).isCloseTo(0.6, within(0.05));
        assertThat(score.high()).isCloseTo(99.4, within(0.05));
        assertThat(score.reasons()).singleElement().satisfies(reason -> assertThat(reason.points())
                .isEqualTo(50));
    }

    @Test
    void aPriorIsAsManyObservationsAsItIsStrong() {
        Score score = SCORER.score(Tally.NONE, prior(0.9, 19));

        // 0.5 + 19 · 0.9 = 17.6 of 20: Beta(17.6, 2.4).
        assertThat(score.estimate()).isEqualTo(88);
        assertThat(score.rating()).isEqualTo(Rating.HIGH);
        assertThat(points(score, "start")).isEqualTo(50);
        assertThat(points(score, "listed")).isEqualTo(38);
        assertThat(score.low()).isBetween(73.0, 76.0);
        assertThat(score.high()).isBetween(96.5, 98.5);
    }

    @Test
    void aPlatformIsNeverRated() {
        Prior platform = new Prior(SourceClass.PLATFORM, 0.5, 0, "videos of anybody", "own knowledge");

        Score score = SCORER.score(tally(20, 1), platform);

        assertThat(score.rating()).isEqualTo(Rating.UNRATED);
        assertThat(score.estimate()).isEqualTo(50);
    }

    @Test
    void votesInFavourRaiseAndVotesAgainstLower() {
        double up = SCORER.score(tally(10, 1), (Prior) null).estimate();
        double down = SCORER.score(tally(10, 0), (Prior) null).estimate();

        // cap (1 - exp(-10/40)) = 8.848 observations: (8.848 + 0.5) / 9.848.
        assertThat(up).isCloseTo(94.9, within(0.05));
        assertThat(down).isCloseTo(5.1, within(0.05));
    }

    @Test
    void noNumberOfYoungAccountsMovesASourceByMoreThanTenPoints() {
        for (int accounts : new int[] {1, 10, 1_000, 100_000}) {
            Tally young = Tally.NONE.with(1, votes(accounts, 1, true), FORMULA);
            assertThat(SCORER.score(young, (Prior) null).estimate()).isBetween(50.0, 60.0);
        }
    }

    @Test
    void aPriorOutweighsAFewVotesAndManyVotesOutweighAPrior() {
        Prior bad = prior(0.1, 15);

        assertThat(SCORER.score(tally(3, 1), bad).estimate()).isLessThan(30);
        assertThat(SCORER.score(tally(200, 1), bad).estimate()).isGreaterThan(65);
    }

    @Test
    void lessThanATenthOfTheWeightCannotMoveWhatTheOthersSay() {
        List<VoteChange> mixed = votes(31, 0.8, false);
        double honest =
                SCORER.score(Tally.NONE.with(1, mixed, FORMULA), (Prior) null).estimate();
        mixed.addAll(votes(3, 0, false));
        double attacked =
                SCORER.score(Tally.NONE.with(1, mixed, FORMULA), (Prior) null).estimate();
        mixed.addAll(votes(50, 0, false));
        double outvoted =
                SCORER.score(Tally.NONE.with(1, mixed, FORMULA), (Prior) null).estimate();

        assertThat(attacked).isCloseTo(honest, within(0.5));
        assertThat(outvoted).isLessThan(honest - 30);
    }

    @Test
    void votesOfOneGroupCountLessThanIndependentOnesAndTheReasonsSayHowMuch() {
        List<VoteChange> together = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            together.add(new VoteChange(
                    "domain:x.example",
                    new Vote(1, new VoteSum(FixedPoint.ONE, FixedPoint.ONE), 77L, false, false, false),
                    null));
        }

        Score score = SCORER.score(Tally.NONE.with(1, together, FORMULA), prior(0.5, 5));

        assertThat(score.estimate())
                .isLessThan(SCORER.score(tally(40, 1), prior(0.5, 5)).estimate());
        assertThat(points(score, "not_independent")).isNegative();
        assertThat(score.reasons().stream().mapToDouble(ScoreReason::points).sum())
                .isCloseTo(score.estimate(), within(0.05));
    }

    private static double points(Score score, String code) {
        return score.reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .mapToDouble(ScoreReason::points)
                .sum();
    }

    private static Prior prior(double mean, double strength) {
        return new Prior(SourceClass.FOAM, mean, strength, "for the test", "nowhere");
    }

    static Tally tally(int votes, double favour) {
        return Tally.NONE.with(1, votes(votes, favour, false), FORMULA);
    }

    static List<VoteChange> votes(int number, double favour, boolean young) {
        List<VoteChange> votes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Vote opinion = new Vote(1, new VoteSum(FixedPoint.ONE, FixedPoint.of(favour)), null, young, false, false);
            votes.add(new VoteChange("domain:x.example", opinion, null));
        }
        return votes;
    }
}
