package io.rounds.chats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, and those with most: the same whatever the order in which they were counted. */
final class Ranking<K extends Comparable<K>> {
    private final Map<K, Long> counts = new HashMap<>();

    void add(K key, long more) {
        counts.merge(key, more, Long::sum);
    }

    int size() {
        return counts.size();
    }

    /** Those with the highest counts above 0, equal ones in their natural order. */
    List<Map.Entry<K, Long>> top(int most) {
        List<Map.Entry<K, Long>> all = new ArrayList<>(counts.entrySet());
        all.removeIf(entry -> entry.getValue() <= 0);
        all.sort(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return all.size() > most ? all.subList(0, most) : all;
    }
}
