package io.rounds.ingest;

import io.rounds.ingest.x.XIds;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Remembers which tweets were seen lately, and in which version, in bounded memory.
 *
 * <p>Two generations of fingerprints: new ids enter the young one; when the young one has covered its time to live, or
 * is full, it becomes the old one and the former old one is forgotten. So an id is remembered for at least the time to
 * live (unless more ids than the bound come in that time) and at most twice as long. The few tweets that were edited
 * have their highest version in a table beside the set.
 */
public final class RecentIds {
    private final long timeToLiveMillis;
    private final int maxIds;
    private Generation young = new Generation();
    private Generation old = new Generation();
    private long youngSince = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    /** How a version of a tweet relates to the versions seen before. */
    public enum Sighting {
        /** The first that is seen of this tweet. */
        NEW,
        /** A later version than those seen; or an edit of a tweet older than what is remembered. */
        NEWER,
        /** Seen already, or replaced by a later version that came before it. */
        REPEATED
    }

    private static final class Generation {
        private final LongOpenHashSet ids = new LongOpenHashSet();
        /** Only versions above 0. */
        private final Long2LongOpenHashMap versions = new Long2LongOpenHashMap();
    }

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
     * Remembers a version of a tweet.
     *
     * @param fingerprint of the id of the tweet's first version
     * @param version 0 for the first, higher for later ones
     * @param eventMillis event time of the tweet
     */
    public Sighting see(long fingerprint, long version, long eventMillis) {
        if (youngSince == Long.MIN_VALUE) {
            youngSince = eventMillis;
        } else if (eventMillis - youngSince >= timeToLiveMillis || young.ids.size() >= maxIds) {
            old = young;
            young = new Generation();
            youngSince = Math.max(eventMillis, youngSince);
        }
        latest = Math.max(latest, eventMillis);
        if (version > 0) {
            return seeEdit(fingerprint, version, eventMillis);
        }
        return !old.ids.contains(fingerprint) && young.ids.add(fingerprint) ? Sighting.NEW : Sighting.REPEATED;
    }

    private Sighting seeEdit(long fingerprint, long version, long eventMillis) {
        boolean known = !young.ids.add(fingerprint) || old.ids.contains(fingerprint);
        if (known && version <= Math.max(young.versions.get(fingerprint), old.versions.get(fingerprint))) {
            return Sighting.REPEATED;
        }
        young.versions.put(fingerprint, version);
        return known || eventMillis < latest - timeToLiveMillis ? Sighting.NEWER : Sighting.NEW;
    }

    /** The state to keep over a restart. */
    public Snapshot snapshot() {
        Long2LongOpenHashMap versions = new Long2LongOpenHashMap(old.versions);
        versions.putAll(young.versions);
        long[] pairs = new long[versions.size() * 2];
        int at = 0;
        for (Long2LongMap.Entry entry : versions.long2LongEntrySet()) {
            pairs[at++] = entry.getLongKey();
            pairs[at++] = entry.getLongValue();
        }
        return new Snapshot(youngSince, latest, young.ids.toLongArray(), old.ids.toLongArray(), pairs);
    }

    /** Adds the ids of a snapshot to those remembered already. */
    public void restore(Snapshot snapshot) {
        young.ids.addAll(LongOpenHashSet.of(snapshot.young()));
        old.ids.addAll(LongOpenHashSet.of(snapshot.old()));
        for (int i = 0; i < snapshot.versions().length; i += 2) {
            young.versions.merge(snapshot.versions()[i], snapshot.versions()[i + 1], Math::max);
        }
        youngSince = Math.max(youngSince, snapshot.youngSince());
        latest = Math.max(latest, snapshot.latest());
    }

    /** XIds remembered now. */
    public int size() {
        return young.ids.size() + old.ids.size();
    }

    /**
     * The generations as they are kept.
     *
     * @param youngSince event time at which the young generation began; {@link Long#MIN_VALUE} before the first id
     * @param latest the highest event time seen; {@link Long#MIN_VALUE} before the first id
     * @param versions fingerprint and version, two by two, of the edited tweets of both generations
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between state and sets; never compared
    public record Snapshot(long youngSince, long latest, long[] young, long[] old, long[] versions) {}
}
