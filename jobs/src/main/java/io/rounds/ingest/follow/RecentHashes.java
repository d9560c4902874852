package io.rounds.ingest.follow;

import io.rounds.model.Fingerprint;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;

/** What was kept lately, by fingerprint, so that what a network sends again is not kept again. */
public final class RecentHashes {
    private final int capacity;
    private final LongLinkedOpenHashSet hashes = new LongLinkedOpenHashSet();

    /** @param capacity how many are remembered */
    public RecentHashes(int capacity) {
        this.capacity = capacity;
    }

    /** Remembers a text; false if it was there. */
    public boolean add(String text) {
        boolean added = hashes.add(Fingerprint.of(text));
        if (hashes.size() > capacity) {
            hashes.removeFirstLong();
        }
        return added;
    }
}
