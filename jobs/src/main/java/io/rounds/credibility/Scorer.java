package io.rounds.credibility;

import io.rounds.model.Rating;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tally and a prior into a score.
 *
 * <p>The posterior of a source is a Beta distribution: whatever speaks for or against it is a {@link Part} with a number
 * of observations, some of them good. Their sums are the distribution's parameters (Jøsang and Ismail, "The Beta
 * reputation system", 2002; Gelman et al., Bayesian Data Analysis, section 2.4). The score is its mean, the interval holds
 * 90 % of it.
 *
 * <p>The mean is a weighted mean, so the points of a part follow: how far its own mean is from the middle, times its share
 * of all observations. With the 50 that every source starts with they add up to the score. What belongs together but is
 * not independent is shown as it would count if it were, and what is taken off for that as a reason of its own.
 */
public final class Scorer implements Serializable {
    private static final long serialVersionUID = 1;
    private static final double MIDDLE = 50;
    private static final double ALL = 100;
    private static final double TAIL = 0.05;
    private static final double SMALLEST_POINTS = 0.05;
    private static final double MANY_PAPERS = 3;

    private final Formula formula;

    /** By a formula. */
    public Scorer(Formula formula) {
        this.formula = formula;
    }

    /**
     * Something that speaks for or against a source.
     *
     * @param observations how much it counts
     * @param good the part of them in favour
     */
    private record Part(String code, double observations, double good, String text) {}

    /** What is believed of a domain or channel, for the next round of the flow of trust. */
    public Estimate estimate(Tally tally, @Nullable Prior prior) {
        if (prior != null && prior.sourceClass() == SourceClass.PLATFORM) {
            return Estimate.UNKNOWN;
        }
        return estimate(parts(tally, prior, WeightedVotes.of(tally, false, formula)));
    }

    /** The same for an account. */
    public Estimate estimate(Tally tally, @Nullable AccountFacts facts) {
        return estimate(parts(tally, facts, WeightedVotes.of(tally, false, formula)));
    }

    private Estimate estimate(List<Part> parts) {
        double observations = observations(parts);
        return new Estimate((good(parts) + formula.base() / 2) / (observations + formula.base()), observations);
    }

    /** The score of a domain or channel. */
    public Score score(Tally tally, @Nullable Prior prior) {
        if (prior != null && prior.sourceClass() == SourceClass.PLATFORM) {
            ScoreReason reason = new ScoreReason(
                    "platform", MIDDLE, "Everybody can publish here, so the place as such has no score");
            return new Score(MIDDLE, 0, ALL, Rating.UNRATED, List.of(reason));
        }
        return score(
                parts(tally, prior, WeightedVotes.of(tally, false, formula)),
                parts(tally, prior, WeightedVotes.of(tally, true, formula)),
                groupsText(tally));
    }

    /** The score of an account. */
    public Score score(Tally tally, @Nullable AccountFacts facts) {
        return score(
                parts(tally, facts, WeightedVotes.of(tally, false, formula)),
                parts(tally, facts, WeightedVotes.of(tally, true, formula)),
                groupsText(tally));
    }

    private List<Part> parts(Tally tally, @Nullable Prior prior, WeightedVotes votes) {
        List<Part> parts = new ArrayList<>();
        if (prior != null && prior.strength() > 0) {
            String text = "Listed as " + prior.sourceClass().label() + ": " + prior.why();
            parts.add(new Part("listed", prior.strength(), prior.strength() * prior.mean(), text));
        }
        addVotes(parts, tally, votes);
        double sharers = FixedPoint.votes(Math.max(0, tally.sharers() - tally.youngSharers()));
        double papers = Math.min(sharers, FixedPoint.votes(Math.max(0, tally.papers())));
        if (papers > 0) {
            double observations = formula.evidence().paperStrength()
                    * papers
                    / sharers
                    * FixedPoint.saturate(papers / MANY_PAPERS, 1);
            parts.add(new Part("papers", observations, observations, "What is shared has scholarly identifiers"));
        }
        return parts;
    }

    private void addVotes(List<Part> parts, Tally tally, WeightedVotes votes) {
        double good = votes.good();
        parts.add(new Part("credible_sharers", good, good, favouringText(tally)));
        double bad = votes.observations() - good;
        parts.add(new Part("doubtful_sharers", bad, 0, opposingText(tally)));
        double young = FixedPoint.saturate(
                FixedPoint.votes(tally.young().weight()), formula.young().cap());
        parts.add(new Part("young_accounts", young, young * tally.young().mean(), youngText(tally)));
    }

    private List<Part> parts(Tally tally, @Nullable AccountFacts facts, WeightedVotes votes) {
        List<Part> parts = new ArrayList<>();
        if (facts != null) {
            double known = FixedPoint.saturate(
                    facts.sharing().observations(), formula.accounts().sharedCap());
            double mean = facts.sharing().observations() == 0
                    ? 0
                    : facts.sharing().good() / facts.sharing().observations();
            double shared = facts.young() ? Math.min(known, formula.young().cap()) : known;
            parts.add(new Part("shares", shared, shared * mean, "The sources that the account shares"));
            double weight = facts.standing().weight();
            parts.add(new Part(
                    "standing",
                    formula.accounts().factsStrength(),
                    formula.accounts().factsStrength() * weight,
                    standingText(facts)));
        }
        double reposted =
                FixedPoint.saturate(votes.observations(), formula.accounts().repostedCap());
        parts.add(new Part("reposted", reposted, reposted, "Accounts with credible shares repost it"));
        double young = FixedPoint.saturate(
                FixedPoint.votes(tally.young().weight()), formula.young().cap());
        parts.add(new Part("young_accounts", young, young, youngText(tally)));
        return parts;
    }

    private Score score(List<Part> parts, List<Part> independent, String groupsText) {
        double mean = mean(parts);
        List<ScoreReason> reasons = new ArrayList<>();
        reasons.add(new ScoreReason("start", MIDDLE, "Every source starts in the middle"));
        double all = observations(independent) + formula.base();
        for (Part part : independent) {
            double points = ALL * (part.good() - part.observations() / 2) / all;
            reasons.add(new ScoreReason(part.code(), points, part.text()));
        }
        reasons.add(new ScoreReason("not_independent", ALL * (mean - mean(independent)), groupsText));
        double good = good(parts) + formula.base() / 2;
        BetaDistribution belief = BetaDistribution.of(good, observations(parts) + formula.base() - good);
        double low = tenths(ALL * belief.inverseCumulativeProbability(TAIL));
        double high = tenths(ALL * belief.inverseSurvivalProbability(TAIL));
        double estimate = tenths(ALL * mean);
        return new Score(estimate, low, high, rating(estimate, low, high), rounded(reasons, estimate));
    }

    private Rating rating(double estimate, double low, double high) {
        if (high - low > formula.bands().maxInterval()) {
            return Rating.UNRATED;
        }
        if (estimate >= formula.bands().high()) {
            return Rating.HIGH;
        }
        return estimate < formula.bands().low() ? Rating.LOW : Rating.MIXED;
    }

    private double mean(List<Part> parts) {
        return (good(parts) + formula.base() / 2) / (observations(parts) + formula.base());
    }

    private static double observations(List<Part> parts) {
        return parts.stream().mapToDouble(Part::observations).sum();
    }

    private static double good(List<Part> parts) {
        return parts.stream().mapToDouble(Part::good).sum();
    }

    /** Points with one decimal; what rounding leaves over goes to the largest, where it is seen least. */
    private static List<ScoreReason> rounded(List<ScoreReason> reasons, double estimate) {
        List<ScoreReason> kept = new ArrayList<>();
        double sum = 0;
        for (ScoreReason reason : reasons) {
            if (Math.abs(reason.points()) >= SMALLEST_POINTS) {
                ScoreReason shown = new ScoreReason(reason.code(), tenths(reason.points()), reason.text());
                kept.add(shown);
                sum += shown.points();
            }
        }
        kept.sort(Comparator.comparingDouble((ScoreReason reason) -> -Math.abs(reason.points()))
                .thenComparing(ScoreReason::code));
        ScoreReason first = kept.get(0);
        kept.set(0, new ScoreReason(first.code(), tenths(first.points() + estimate - sum), first.text()));
        return List.copyOf(kept);
    }

    private static double tenths(double points) {
        return Math.round(points * 10) / 10.0;
    }

    private static String favouringText(Tally tally) {
        return "Shared by " + accounts(tally.favouring()) + " whose other shares are credible";
    }

    private static String opposingText(Tally tally) {
        return "Shared by " + accounts(tally.opposing()) + " whose other shares are not credible";
    }

    private static String youngText(Tally tally) {
        return "New: " + accounts(tally.youngSharers()) + ", which count little however many they are";
    }

    private static String groupsText(Tally tally) {
        return "Not independent of one another: " + accounts(tally.reposters()) + " that only pass on a post, "
                + accounts(tally.coordinatedSharers()) + " that act in concert";
    }

    private static String standingText(AccountFacts facts) {
        Standing standing = facts.standing();
        return "The account itself: age " + hundredths(standing.age()) + ", audience " + hundredths(standing.audience())
                + ", own words " + hundredths(standing.voice()) + ", variety " + hundredths(standing.variety())
                + ", rhythm " + hundredths(standing.rhythm()) + " (1 is best)";
    }

    private static double hundredths(double part) {
        return Math.round(part * 100) / 100.0;
    }

    private static String accounts(long amount) {
        long number = Math.max(0, Math.round(FixedPoint.votes(amount)));
        if (number == 0) {
            return "less than one account";
        }
        return number == 1 ? "1 account" : number + " accounts";
    }
}
