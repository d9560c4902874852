package io.rounds.trends;

import org.jspecify.annotations.Nullable;

/**
 * Makes one text of equal ones: the same tweets and links come in pane after pane, and would otherwise be in memory once
 * for each. Remembers a fixed number of texts, the latest of each slot, so that now and then one is kept twice.
 */
final class NamePool {
    private static final int SLOTS = 1 << 10;

    private final @Nullable String[] known = new String[SLOTS];

    /** Replaces names by equal ones that came before. */
    void share(String[] names) {
        for (int i = 0; i < names.length; i++) {
            int hash = names[i].hashCode();
            int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
            String before = known[slot];
            if (names[i].equals(before)) {
                names[i] = before;
            } else {
                known[slot] = names[i];
            }
        }
    }
}
