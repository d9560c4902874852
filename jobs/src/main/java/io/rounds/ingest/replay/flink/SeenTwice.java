package io.rounds.ingest.replay.flink;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Which keys were seen twice, by their hashes of 64 bits: exactly for the first two million; with more keys probably, in two
 * bit maps. A key that was seen twice is always found; with bit maps some of those that were seen once are, too: one in 13
 * after 10 million keys. Takes 32 MiB, twice as much while it changes.
 */
final class SeenTwice {
    private static final int MAX_EXACT = 2_000_000;
    private static final int INDEX_BITS = 27;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final int maxExact;
    private LongOpenHashSet once = new LongOpenHashSet();
    private LongOpenHashSet twice = new LongOpenHashSet();
    private long[] onceMap = {};
    private long[] twiceMap = {};
    private boolean any;

    SeenTwice() {
        this(MAX_EXACT);
    }

    /** @param maxExact how many keys are kept exactly */
    SeenTwice(int maxExact) {
        this.maxExact = maxExact;
    }

    /** The hash of a key. Other methods take it instead of the key. */
    static long hash(byte[] key) {
        long hash = FNV_OFFSET;
        for (byte b : key) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        // SplitMix64's finaliser, so that the high bits depend on all of the key.
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    void add(long hash) {
        if (onceMap.length == 0 && once.size() >= maxExact) {
            useMaps();
        }
        boolean first = onceMap.length == 0 ? once.add(hash) : set(onceMap, hash);
        if (!first) {
            any = true;
            if (onceMap.length == 0) {
                twice.add(hash);
            } else {
                set(twiceMap, hash);
            }
        }
    }

    private void useMaps() {
        onceMap = new long[1 << (INDEX_BITS - 6)];
        twiceMap = new long[1 << (INDEX_BITS - 6)];
        once.forEach(hash -> {
            if (!set(onceMap, hash)) {
                any = true;
                set(twiceMap, hash);
            }
        });
        twice.forEach(hash -> set(twiceMap, hash));
        once = new LongOpenHashSet();
        twice = new LongOpenHashSet();
    }

    /** Sets the bit of a hash; false if it was set before. */
    private static boolean set(long[] map, long hash) {
        int index = index(hash);
        long before = map[index >>> 6];
        map[index >>> 6] = before | 1L << index;
        return map[index >>> 6] != before;
    }

    private static int index(long hash) {
        return (int) (hash >>> (Long.SIZE - INDEX_BITS));
    }

    /** Whether any key may have been seen twice. */
    boolean any() {
        return any;
    }

    boolean contains(long hash) {
        return onceMap.length == 0 ? twice.contains(hash) : (twiceMap[index(hash) >>> 6] & 1L << index(hash)) != 0;
    }
}
