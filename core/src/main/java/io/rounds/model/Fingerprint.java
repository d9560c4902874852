package io.rounds.model;

/**
 * 64-bit fingerprints of ids, for sets that must be small.
 *
 * <p>FNV-1a over the UTF-16 units, finished with the mixer of SplitMix64 (Steele et al., "Fast splittable pseudorandom
 * number generators", OOPSLA 2014) so that all bits depend on all input. Two of n different ids share a fingerprint
 * with a probability of about n²/2⁶⁵: 3·10⁻⁸ for a million ids.
 */
public final class Fingerprint {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Fingerprint() {}

    /** The fingerprint of a text: the same on every machine and in every version. */
    public static long of(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** The fingerprint of a pair of fingerprints; the order matters. */
    public static long of(long first, long second) {
        return mix(first * 31 + second);
    }

    /** SplitMix64's finaliser: a bijection of 64 bits. */
    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
