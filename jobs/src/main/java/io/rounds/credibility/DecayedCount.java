package io.rounds.credibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How often something was seen, fading.
 *
 * @param id a fingerprint
 * @param amount in millionths
 */
public record DecayedCount(long id, long amount) {
    private static final Comparator<DecayedCount> MOST_FIRST =
            Comparator.comparingLong(DecayedCount::amount).reversed().thenComparingLong(DecayedCount::id);

    /** The largest counts, at most so many, those of equal size by their id, so that the choice is the same everywhere. */
    static List<DecayedCount> largest(Map<Long, Long> amounts, int most) {
        List<DecayedCount> counts = new ArrayList<>(amounts.size());
        for (Map.Entry<Long, Long> entry : amounts.entrySet()) {
            if (entry.getValue() > 0) {
                counts.add(new DecayedCount(entry.getKey(), entry.getValue()));
            }
        }
        counts.sort(MOST_FIRST);
        return List.copyOf(counts.subList(0, Math.min(most, counts.size())));
    }

    static long sum(List<DecayedCount> counts) {
        long sum = 0;
        for (DecayedCount count : counts) {
            sum += count.amount();
        }
        return sum;
    }
}
