package io.rounds.trends;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.jspecify.annotations.Nullable;

/** Sums up one topic of one pane. */
final class TopicBuilder {
    int tweets;
    int originals;
    final LongOpenHashSet authors = new LongOpenHashSet(4);

    @Nullable Object2IntOpenHashMap<String> reposted;

    @Nullable Object2IntOpenHashMap<String> links;

    @Nullable Object2IntOpenHashMap<String> spellings;

    final String[] firstIds = new String[Pane.FIRST_ORIGINALS];
    final long[] firstMillis = new long[Pane.FIRST_ORIGINALS];
    int firsts;

    static Object2IntOpenHashMap<String> added(@Nullable Object2IntOpenHashMap<String> counts, String name, int count) {
        Object2IntOpenHashMap<String> sums = counts == null ? new Object2IntOpenHashMap<>(2) : counts;
        sums.addTo(name, count);
        return sums;
    }

    /** Keeps an original among the earliest, where it belongs there. */
    void first(String id, long millis) {
        int at = firsts;
        while (at > 0 && isBefore(id, millis, firstIds[at - 1], firstMillis[at - 1])) {
            at--;
        }
        if (at == Pane.FIRST_ORIGINALS || (at > 0 && id.equals(firstIds[at - 1]))) {
            return;
        }
        int last = Math.min(firsts, Pane.FIRST_ORIGINALS - 1);
        for (int i = last; i > at; i--) {
            firstIds[i] = firstIds[i - 1];
            firstMillis[i] = firstMillis[i - 1];
        }
        firstIds[at] = id;
        firstMillis[at] = millis;
        firsts = last + 1;
    }

    private static boolean isBefore(String id, long millis, String otherId, long otherMillis) {
        return millis < otherMillis || (millis == otherMillis && id.compareTo(otherId) < 0);
    }
}
