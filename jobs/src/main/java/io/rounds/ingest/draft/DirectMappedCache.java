package io.rounds.ingest.draft;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches the results of a pure function of a string: the same hashtags and links recur, and computing them costs more
 * than a lookup.
 *
 * <p>A direct-mapped cache: each key has exactly one slot, where a new key replaces the old one. So it is bounded, and
 * eviction costs nothing.
 */
final class DirectMappedCache<V> {
    /** Longer keys hardly ever recur and would hold memory. */
    private static final int MAX_KEY_LENGTH = 512;

    private final Function<String, V> function;
    /** Of the keys. The keys themselves lie all over the memory, and most of those in the way are other ones. */
    private final int[] hashes;

    private final @Nullable String[] keys;
    private final @Nullable Object[] values;

    /** @param slots a power of two */
    DirectMappedCache(int slots, Function<String, V> function) {
        this.function = function;
        this.hashes = new int[slots];
        this.keys = new String[slots];
        this.values = new Object[slots];
    }

    V get(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (keys.length - 1);
        if (hashes[slot] == hash && key.equals(keys[slot])) {
            @SuppressWarnings("unchecked") // only this function's values are ever put here
            V known = (V) values[slot];
            return known;
        }
        V value = function.apply(key);
        if (key.length() <= MAX_KEY_LENGTH) {
            hashes[slot] = hash;
            keys[slot] = key;
            values[slot] = value;
        }
        return value;
    }
}
