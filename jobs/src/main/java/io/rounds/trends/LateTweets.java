package io.rounds.trends;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Counts the late tweets of each topic by minute. */
final class LateTweets {
    private final TreeMap<String, TreeMap<Integer, Integer>> byTopic = new TreeMap<>();

    void add(int minute, Pane part) {
        for (int i = 0; i < part.topics().length; i++) {
            byTopic.computeIfAbsent(part.topics()[i], topic -> new TreeMap<>())
                    .merge(minute, part.tweets()[i], Integer::sum);
        }
    }

    /** The sum of all topics' tweets in a part of a pane. */
    static int uses(Pane part) {
        return Arrays.stream(part.tweets()).sum();
    }

    /** Passes each topic, sorted, and its late tweets by minute. */
    void forEach(BiConsumer<String, SortedMap<Integer, Integer>> action) {
        byTopic.forEach(action);
    }
}
