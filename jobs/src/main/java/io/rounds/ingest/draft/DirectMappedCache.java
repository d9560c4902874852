package io.rounds.ingest.draft;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a pure function of a string returned lately: the same hashtags and links pass by again and again, and
 * working them out costs more than looking them up.
 *
 * <p>A direct-mapped cache: each string has one slot, and the newest stays. Bounded, and forgets without any effort.
 */
final class DirectMappedCache<V> {
    /** Longer strings are hardly ever seen again and would hold memory. */
    private static final int MAX_KEY_LENGTH = 512;

    private final Function<String, V> function;
    private final @Nullable String[] keys;
    private final @Nullable Object[] values;

    /** @param slots a power of two */
    DirectMappedCache(int slots, Function<String, V> function) {
        this.function = function;
        this.keys = new String[slots];
        this.values = new Object[slots];
    }

    V get(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ (hash >>> 15)) & (keys.length - 1);
        if (key.equals(keys[slot])) {
            @SuppressWarnings("unchecked") // only this function's values are ever put here
            V known = (V) values[slot];
            return known;
        }
        V value = function.apply(key);
        if (key.length() <= MAX_KEY_LENGTH) {
            keys[slot] = key;
            values[slot] = value;
        }
        return value;
    }
}
