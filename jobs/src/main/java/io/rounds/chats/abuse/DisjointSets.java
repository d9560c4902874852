package io.rounds.chats.abuse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Disjoint sets of accounts by index (union-find with path halving); the smallest index represents a set. */
final class DisjointSets {
    private final int[] parents;

    DisjointSets(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    int find(int i) {
        int at = i;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    void union(int one, int other) {
        int first = find(one);
        int second = find(other);
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    /** The members of each set that pass the test; sets without such members are left out. */
    Collection<List<Integer>> sets(IntPredicate included) {
        Map<Integer, List<Integer>> sets = new TreeMap<>();
        for (int i = 0; i < parents.length; i++) {
            if (included.test(i)) {
                sets.computeIfAbsent(find(i), key -> new ArrayList<>()).add(i);
            }
        }
        return sets.values();
    }
}
