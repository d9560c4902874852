package io.rounds.chats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts by key, and the keys with the highest counts. The result does not depend on the order of counting. */
final class Ranking<K extends Comparable<K>> {
    private final Map<K, Long> counts = new HashMap<>();

    void add(K key, long more) {
        counts.merge(key, more, Long::sum);
    }

    int size() {
        return counts.size();
    }

    /** The keys with the highest counts above 0; keys with equal counts in their natural order. */
    List<Map.Entry<K, Long>> top(int max) {
        List<Map.Entry<K, Long>> all = new ArrayList<>(counts.entrySet());
        all.removeIf(entry -> entry.getValue() <= 0);
        all.sort(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return all.size() > max ? all.subList(0, max) : all;
    }
}
