package io.rounds.chats.abuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Which accounts hang together: disjoint sets by the smallest index, with paths halved. */
final class DisjointSets {
    private final int[] parents;

    DisjointSets(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    int root(int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void join(int one, int other) {
        int first = root(one);
        int second = root(other);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    /** The members of each set, of those members that count. */
    Collection<List<Integer>> sets(IntPredicate counts) {
        Map<Integer, List<Integer>> sets = new TreeMap<>();
        for (int i = 0; i < parents.length; i++) {
            if (counts.test(i)) {
                sets.computeIfAbsent(root(i), key -> new ArrayList<>()).add(i);
            }
        }
        return sets.values();
    }
}
