package io.rounds.ingest.replay.flink;

/**
 * Which keys were probably seen twice: two bit maps of a hash. A key that was seen twice is always found; of those that were
 * seen once, some are, too: one in 13 after 10 million keys. Takes 32 MiB.
 */
final class SeenTwice {
    private static final int INDEX_BITS = 27;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] once = new long[1 << (INDEX_BITS - 6)];
    private final long[] twice = new long[1 << (INDEX_BITS - 6)];
    private boolean any;

    /** The place of a key in the maps. Other methods take it instead of the key. */
    static int hash(byte[] key) {
        long hash = FNV_OFFSET;
        for (byte b : key) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        // SplitMix64's finaliser, so that the high bits depend on all of the key.
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return (int) (hash >>> (Long.SIZE - INDEX_BITS));
    }

    void add(int hash) {
        long bit = 1L << hash;
        int word = hash >>> 6;
        if ((once[word] & bit) == 0) {
            once[word] |= bit;
        } else {
            twice[word] |= bit;
            any = true;
        }
    }

    /** Whether any key may have been seen twice. */
    boolean any() {
        return any;
    }

    boolean contains(int hash) {
        return (twice[hash >>> 6] & (1L << hash)) != 0;
    }
}
