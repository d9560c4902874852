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
public record Count(long id, long amount) {
    private static final Comparator<Count> MOST_FIRST =
            Comparator.comparingLong(Count::amount).reversed().thenComparingLong(Count::id);

    /** The largest counts, at most so many, those of equal size by their id, so that the choice is the same everywhere. */
    static List<Count> largest(Map<Long, Long> amounts, int most) {
        List<Count> counts = new ArrayList<>(amounts.size());
        for (Map.Entry<Long, Long> entry : amounts.entrySet()) {
            if (entry.getValue() > 0) {
                counts.add(new Count(entry.getKey(), entry.getValue()));
            }
        }
        counts.sort(MOST_FIRST);
        return List.copyOf(counts.subList(0, Math.min(most, counts.size())));
    }

    static long sum(List<Count> counts) {
        long sum = 0;
        for (Count count : counts) {
            sum += count.amount();
        }
        return sum;
    }
}
