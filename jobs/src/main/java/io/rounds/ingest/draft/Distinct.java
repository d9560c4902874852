package io.rounds.ingest.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set that only says whether a value is new. Small ones are lists, which need no hash table. */
final class Distinct<T> {
    /** Lists up to this length are searched from end to end. */
    private static final int MAX_LIST_SIZE = 12;

    private final @Nullable Set<T> large;
    private final List<T> small;

    /** @param expected about how many values come, 0 or more */
    Distinct(int expected) {
        this.large = expected > MAX_LIST_SIZE ? new HashSet<>() : null;
        this.small = large == null ? new ArrayList<>(expected) : List.of();
    }

    /** Adds a value; true if it was not there yet. */
    boolean add(T value) {
        if (large != null) {
            return large.add(value);
        }
        return !small.contains(value) && small.add(value);
    }
}
