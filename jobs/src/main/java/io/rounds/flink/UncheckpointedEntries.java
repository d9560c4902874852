package io.rounds.flink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Entries that no complete checkpoint contains yet, by key. A checkpoint contains what was put before it began; those of one
 * that fails wait for the next.
 *
 * <p>Not thread-safe.
 */
public final class UncheckpointedEntries<V> {
    private final BinaryOperator<V> merge;

    /** Since the last checkpoint began. */
    private Map<String, V> fresh = new LinkedHashMap<>();

    /** In checkpoints that have begun, but are not complete. */
    private final NavigableMap<Long, Map<String, V>> inCheckpoints = new TreeMap<>();

    /** @param merge which of two values of a key counts, in whatever order they come */
    public UncheckpointedEntries(BinaryOperator<V> merge) {
        this.merge = merge;
    }

    public void put(String key, V value) {
        fresh.merge(key, value, merge);
    }

    /** Whether a key is waiting for a checkpoint. */
    public boolean contains(String key) {
        return fresh.containsKey(key) || inCheckpoints.values().stream().anyMatch(entries -> entries.containsKey(key));
    }

    /** Removes a key from what has been put since the last checkpoint began. */
    public void remove(String key) {
        fresh.remove(key);
    }

    /** A checkpoint begins: its state is final. */
    public void begin(long checkpointId) {
        inCheckpoints.put(checkpointId, fresh);
        fresh = new LinkedHashMap<>();
    }

    /** A checkpoint is complete, and with it all before; returns the values that wait no longer. */
    public List<V> complete(long checkpointId) {
        NavigableMap<Long, Map<String, V>> known = inCheckpoints.headMap(checkpointId, true);
        List<V> values = values(known);
        known.clear();
        return values;
    }

    /** A checkpoint failed. */
    public void abort(long checkpointId) {
        Map<String, V> entries = inCheckpoints.remove(checkpointId);
        if (entries != null) {
            entries.forEach(this::put);
        }
    }

    /** All values, those of earlier checkpoints first. */
    public List<V> all() {
        List<V> values = values(inCheckpoints);
        values.addAll(fresh.values());
        return values;
    }

    /** Removes all, when no checkpoint is to come. */
    public void clear() {
        inCheckpoints.clear();
        fresh.clear();
    }

    private static <V> List<V> values(Map<Long, Map<String, V>> checkpoints) {
        List<V> values = new ArrayList<>();
        checkpoints.values().forEach(entries -> values.addAll(entries.values()));
        return values;
    }
}
