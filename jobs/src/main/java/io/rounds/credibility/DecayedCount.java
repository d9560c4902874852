package io.rounds.credibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How often something was seen, decaying over time.
 *
 * @param id a fingerprint
 * @param amount in millionths
 */
public record DecayedCount(long id, long amount) {
    private static final Comparator<DecayedCount> LARGEST_FIRST =
            Comparator.comparingLong(DecayedCount::amount).reversed().thenComparingLong(DecayedCount::id);

    /** The largest counts, ties broken by id, so that the result is deterministic. */
    static List<DecayedCount> largest(Map<Long, Long> amounts, int limit) {
        List<DecayedCount> counts = new ArrayList<>(amounts.size());
        for (Map.Entry<Long, Long> entry : amounts.entrySet()) {
            if (entry.getValue() > 0) {
                counts.add(new DecayedCount(entry.getKey(), entry.getValue()));
            }
        }
        counts.sort(LARGEST_FIRST);
        return List.copyOf(counts.subList(0, Math.min(limit, counts.size())));
    }

    static long sum(List<DecayedCount> counts) {
        long sum = 0;
        for (DecayedCount count : counts) {
            sum += count.amount();
        }
        return sum;
    }
}
