package io.rounds.ingest;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Remembers which ids were seen lately, in bounded memory.
 *
 * <p>Two generations of fingerprints: new ids enter the young one; when the young one has covered its time to live, or
 * is full, it becomes the old one and the former old one is forgotten. So an id is remembered for at least the time to
 * live (unless more ids than the bound come in that time) and at most twice as long.
 */
public final class RecentIds {
    private final long timeToLiveMillis;
    private final int maxIds;
    private LongOpenHashSet young = new LongOpenHashSet();
    private LongOpenHashSet old = new LongOpenHashSet();
    private long youngSince = Long.MIN_VALUE;

    /**
     * @param timeToLiveMillis for how much event time an id is remembered at least; positive
     * @param maxIds ids in a generation at most; positive
     */
    public RecentIds(long timeToLiveMillis, int maxIds) {
        if (timeToLiveMillis <= 0 || maxIds <= 0) {
            throw new IllegalArgumentException("time to live and number of ids must be positive");
        }
        this.timeToLiveMillis = timeToLiveMillis;
        this.maxIds = maxIds;
    }

    /**
     * Remembers an id.
     *
     * @param fingerprint of the id
     * @param eventMillis event time of the tweet
     * @return whether it is new
     */
    public boolean add(long fingerprint, long eventMillis) {
        if (youngSince == Long.MIN_VALUE) {
            youngSince = eventMillis;
        } else if (eventMillis - youngSince >= timeToLiveMillis || young.size() >= maxIds) {
            old = young;
            young = new LongOpenHashSet();
            youngSince = Math.max(eventMillis, youngSince);
        }
        return !old.contains(fingerprint) && young.add(fingerprint);
    }

    /** What must be kept over a restart. */
    public Snapshot snapshot() {
        return new Snapshot(youngSince, young.toLongArray(), old.toLongArray());
    }

    /** Adds what a snapshot remembers to what is remembered already. */
    public void restore(Snapshot snapshot) {
        young.addAll(LongOpenHashSet.of(snapshot.young()));
        old.addAll(LongOpenHashSet.of(snapshot.old()));
        youngSince = Math.max(youngSince, snapshot.youngSince());
    }

    /** Ids remembered now. */
    public int size() {
        return young.size() + old.size();
    }

    /**
     * The generations as they are kept.
     *
     * @param youngSince event time at which the young generation began; {@link Long#MIN_VALUE} before the first id
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between state and sets; never compared
    public record Snapshot(long youngSince, long[] young, long[] old) {}
}
