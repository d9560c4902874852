package io.rounds.trends.flink;

import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.util.MathUtils;

/**
 * The key groups of the counter. Topics are distributed over key groups, and each key group has one Flink key: the
 * smallest number that Flink assigns to it. So a subtask has few keys, each with one table, and rescaling moves whole
 * tables.
 */
final class KeyGroups {
    /** The maximum parallelism of the counter: fixed, since a topic's key group depends on it. */
    static final int COUNT = 128;

    private static final int[] KEYS = keys();

    private KeyGroups() {}

    /** The key group of a topic. */
    static int of(long topicFingerprint) {
        return MathUtils.murmurHash(Long.hashCode(topicFingerprint)) % COUNT;
    }

    /** The Flink key of a key group. */
    static int key(int keyGroup) {
        return KEYS[keyGroup];
    }

    private static int[] keys() {
        int[] keys = new int[COUNT];
        Arrays.fill(keys, -1);
        int missing = COUNT;
        for (int number = 0; missing > 0; number++) {
            int group = KeyGroupRangeAssignment.assignToKeyGroup(number, COUNT);
            if (keys[group] < 0) {
                keys[group] = number;
                missing--;
            }
        }
        return keys;
    }
}
