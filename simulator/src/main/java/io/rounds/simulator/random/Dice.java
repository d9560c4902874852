package io.rounds.simulator.random;

import java.util.List;

/**
 * A seeded random number generator whose numbers are the same on every machine and Java version: SplitMix64 (Steele, Lea and Flood 2014), and
 * only {@link StrictMath} behind the distributions.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** A separate generator for each purpose, so that changing one option does not change unrelated parts of the stream. */
    public static Dice of(long seed, String purpose) {
        Dice dice = new Dice(seed);
        for (int i = 0; i < purpose.length(); i++) {
            dice.state = dice.bits() ^ purpose.charAt(i);
        }
        return dice;
    }

    /** 64 random bits. */
    public long bits() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return (int) (((bits() >>> 33) * (long) bound) >>> 31);
    }

    /** Uniform in [least, most]. */
    public int between(int min, int max) {
        return min + below(max - min + 1);
    }

    /** True with that probability. */
    public boolean chance(double share) {
        return unit() < share;
    }

    /** Exponential with that mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Standard normal, by the Box-Muller transform. */
    public double gaussian() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - unit())) * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Poisson, by Knuth's algorithm, which suits the small means used here. */
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = unit();
        int count = 0;
        while (product > limit) {
            count++;
            product *= unit();
        }
        return count;
    }

    /** Draws one of the elements, each with the same probability. */
    public <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }
}
