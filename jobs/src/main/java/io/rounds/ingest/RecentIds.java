package io.rounds.ingest;

import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * Remembers which tweets were seen lately, in which version and how rich a copy of it, in bounded memory.
 *
 * <p>Two generations of fingerprints: new ids enter the young one; when the young one has covered its time to live, or
 * is full, it becomes the old one and the former old one is forgotten. So an id is remembered for at least the time to
 * live (unless more ids than the bound come in that time) and at most twice as long. The few tweets that were edited
 * have their highest version in a table beside the set.
 */
public final class RecentIds {
    /** The mark of a copy richer than all others, for ids of which the richness is not known. */
    public static final int RICHEST = Integer.MAX_VALUE;

    private static final int NONE = Integer.MIN_VALUE;

    private final long timeToLiveMillis;
    private final int maxIds;
    private Generation young = new Generation();
    private Generation old = new Generation();
    private long youngSince = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    /** How a copy of a version of a tweet relates to what was seen before. */
    public enum Sighting {
        /** The first that is seen of this tweet, or the first that belongs to a community. */
        NEW,
        /** A later version than those seen; or an edit of a tweet older than what is remembered. */
        NEWER,
        /** A richer copy of the latest version. */
        RICHER,
        /** Seen already in a copy as rich, or replaced by a later version that came before it. */
        REPEATED
    }

    private static final class Generation {
        /** Of each tweet the mark of the richest copy. */
        private final Long2IntOpenHashMap ids = new Long2IntOpenHashMap();
        /** Only versions above 0. */
        private final Long2LongOpenHashMap versions = new Long2LongOpenHashMap();

        Generation() {
            ids.defaultReturnValue(NONE);
        }
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
     * The mark of a copy: its richness, with the sign bit for copies of no community, which nobody downstream knows.
     *
     * @param richness 0 or more
     */
    public static int mark(int richness, boolean inCommunity) {
        return inCommunity ? richness : richness | Integer.MIN_VALUE;
    }

    /**
     * Remembers a copy of a version of a tweet.
     *
     * @param fingerprint of the id of the tweet's first version
     * @param version 0 for the first, higher for later ones
     * @param eventMillis event time of the tweet
     * @param mark as of {@link #mark}
     */
    public Sighting see(long fingerprint, long version, long eventMillis, int mark) {
        if (youngSince == Long.MIN_VALUE) {
            youngSince = eventMillis;
        } else if (eventMillis - youngSince >= timeToLiveMillis || young.ids.size() >= maxIds) {
            old = young;
            young = new Generation();
            youngSince = Math.max(eventMillis, youngSince);
        }
        latest = Math.max(latest, eventMillis);
        if (version > 0) {
            return seeEdit(fingerprint, version, eventMillis, mark);
        }
        int known = find(fingerprint);
        if (known == NONE) {
            young.ids.put(fingerprint, mark);
            return Sighting.NEW;
        }
        return highestVersion(fingerprint) > 0 ? Sighting.REPEATED : seeCopy(fingerprint, known, mark);
    }

    private int find(long fingerprint) {
        int known = young.ids.get(fingerprint);
        return known == NONE ? old.ids.get(fingerprint) : known;
    }

    private long highestVersion(long fingerprint) {
        return Math.max(young.versions.get(fingerprint), old.versions.get(fingerprint));
    }

    private Sighting seeEdit(long fingerprint, long version, long eventMillis, int mark) {
        int known = find(fingerprint);
        long highest = highestVersion(fingerprint);
        young.ids.put(fingerprint, known == NONE ? mark : known);
        if (known != NONE && version <= highest) {
            return version < highest ? Sighting.REPEATED : seeCopy(fingerprint, known, mark);
        }
        young.versions.put(fingerprint, version);
        if (known != NONE) {
            young.ids.put(fingerprint, either(known, mark));
        }
        return known != NONE || eventMillis < latest - timeToLiveMillis ? Sighting.NEWER : Sighting.NEW;
    }

    private Sighting seeCopy(long fingerprint, int known, int mark) {
        if (richness(mark) <= richness(known)) {
            return Sighting.REPEATED;
        }
        young.ids.put(fingerprint, either(known, mark));
        if (known >= 0) {
            return Sighting.RICHER;
        }
        return mark >= 0 ? Sighting.NEW : Sighting.REPEATED;
    }

    /** The richness of a mark, of a tweet of which another copy has another mark. */
    private static int either(int before, int mark) {
        return before >= 0 ? richness(mark) : mark;
    }

    private static int richness(int mark) {
        return mark & Integer.MAX_VALUE;
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
        return new Snapshot(youngSince, latest, ids(young), marks(young), ids(old), marks(old), pairs);
    }

    private static long[] ids(Generation generation) {
        return generation.ids.keySet().toLongArray();
    }

    private static int[] marks(Generation generation) {
        return generation.ids.values().toIntArray();
    }

    /** Adds the ids of a snapshot to those remembered already. */
    public void restore(Snapshot snapshot) {
        restore(snapshot.young(), snapshot.youngMarks(), young.ids);
        restore(snapshot.old(), snapshot.oldMarks(), old.ids);
        for (int i = 0; i < snapshot.versions().length; i += 2) {
            young.versions.merge(snapshot.versions()[i], snapshot.versions()[i + 1], Math::max);
        }
        youngSince = Math.max(youngSince, snapshot.youngSince());
        latest = Math.max(latest, snapshot.latest());
    }

    private static void restore(long[] ids, int[] marks, Long2IntMap into) {
        for (int i = 0; i < ids.length; i++) {
            into.merge(ids[i], marks[i], RecentIds::richer);
        }
    }

    private static int richer(int one, int other) {
        return richness(one) >= richness(other) ? one : other;
    }

    /** Ids remembered now. */
    public int size() {
        return young.ids.size() + old.ids.size();
    }

    /**
     * The generations as they are kept.
     *
     * @param youngSince event time at which the young generation began; {@link Long#MIN_VALUE} before the first id
     * @param latest the highest event time seen; {@link Long#MIN_VALUE} before the first id
     * @param youngMarks those of the young ids, in the same order
     * @param oldMarks those of the old ids, in the same order
     * @param versions fingerprint and version, two by two, of the edited tweets of both generations
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between state and sets; never compared
    public record Snapshot(
            long youngSince,
            long latest,
            long[] young,
            int[] youngMarks,
            long[] old,
            int[] oldMarks,
            long[] versions) {}
}
