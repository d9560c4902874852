package io.rounds.credibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The combined weight of the votes of accounts that are not young, and the part in favour.
 *
 * <p>The part in favour is a trimmed mean: of the votes by weight, the most and the least favourable ones are left out. So a
 * small part of the votes cannot move it beyond what the others say, in either direction (Huber and Ronchetti,
 * Robust Statistics, on trimmed means).
 *
 * @param observations the weight of all votes as evidence
 * @param favour 0 to 1; 0.5 where there are no votes
 */
record WeightedVotes(double observations, double favour) {
    /** Votes with a common cap. */
    private record Bundle(double weight, double favour) {}

    /** @param independent without the caps, to show what they take off */
    static WeightedVotes of(Tally tally, boolean independent, Formula formula) {
        List<Bundle> bundles = new ArrayList<>();
        for (VoteSum votes : tally.own()) {
            add(bundles, votes, Double.POSITIVE_INFINITY);
        }
        for (RepostGroup group : tally.groups()) {
            add(bundles, group.votes(), independent ? Double.POSITIVE_INFINITY : formula.evidence().originCap());
        }
        add(bundles, tally.coordinated(), independent ? Double.POSITIVE_INFINITY : formula.coordination().cap());
        bundles.sort(Comparator.comparingDouble(Bundle::favour).thenComparingDouble(Bundle::weight));
        double weight = 0;
        for (Bundle bundle : bundles) {
            weight += bundle.weight();
        }
        return new WeightedVotes(
                FixedPoint.saturate(weight, formula.evidence().cap()),
                weight == 0 ? 0.5 : middle(bundles, weight, formula.evidence().trim()));
    }

    private static void add(List<Bundle> bundles, VoteSum votes, double cap) {
        double weight = FixedPoint.votes(votes.weight());
        if (weight > 0) {
            double counted = Double.isInfinite(cap) ? weight : FixedPoint.saturate(weight, cap);
            bundles.add(new Bundle(counted, votes.mean()));
        }
    }

    private static double middle(List<Bundle> sorted, double weight, double trim) {
        double from = weight * trim;
        double to = weight - from;
        double before = 0;
        double sum = 0;
        for (Bundle bundle : sorted) {
            double after = before + bundle.weight();
            double inside = Math.max(0, Math.min(after, to) - Math.max(before, from));
            sum += inside * bundle.favour();
            before = after;
        }
        return sum / (to - from);
    }

    double good() {
        return observations * favour;
    }
}
