package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The authors of panes, from the latest to the earliest: which of them does an earlier pane still need?
 *
 * <p>Every window that contains the earlier pane contains the later one, too, as long as the later one is older than the
 * allowed lateness. So an author who is in the later one adds nothing. For a topic that has an {@link AuthorSketch}, neither
 * does an author whose register has at least the same rank there.
 */
final class SettledAuthors {
    private final Predicate<String> isEstimated;
    private final LongOpenHashSet exact = new LongOpenHashSet();
    private final Map<String, byte[]> ranks = new HashMap<>();

    /** @param isEstimated whether a topic has a sketch */
    SettledAuthors(Predicate<String> isEstimated) {
        this.isEstimated = isEstimated;
    }

    /**
     * Adds the authors of a pane that is older than the lateness.
     *
     * @return the pane without the authors that it does not need; the pane itself where these are fewer than one in eight
     */
    Pane add(Pane pane) {
        int[] ends = new int[pane.topics().length];
        LongArrayList needed = new LongArrayList(pane.authors().length);
        for (int i = 0; i < ends.length; i++) {
            String topic = pane.topics()[i];
            if (isEstimated.test(topic)) {
                addEstimated(pane, i, ranks.computeIfAbsent(topic, t -> new byte[AuthorSketch.REGISTERS]), needed);
            } else {
                for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                    if (exact.add(pane.authors()[a])) {
                        needed.add(pane.authors()[a]);
                    }
                }
            }
            ends[i] = needed.size();
        }
        return needed.size() > pane.authors().length - pane.authors().length / 8
                ? pane
                : pane.withAuthors(ends, Arrays.copyOf(needed.elements(), needed.size()));
    }

    private static void addEstimated(Pane pane, int topic, byte[] reached, LongArrayList needed) {
        for (int a = pane.authorsFrom(topic); a < pane.authorsTo(topic); a++) {
            long author = pane.authors()[a];
            int register = AuthorSketch.register(author);
            int rank = AuthorSketch.rank(author);
            if (rank > reached[register]) {
                reached[register] = (byte) rank;
                needed.add(author);
            }
        }
    }
}
