package io.rounds.simulator.bytes;

/**
 * Tweet ids as X makes them: 41 bits of milliseconds since 2010-11-04T01:42:54.657Z above 22 bits that distinguish
 * the ids of one millisecond.
 */
public final class Snowflakes {
    /** Ids from 2017 to 2079 have 19 digits. */
    public static final int DIGITS = 19;

    private static final long EPOCH = 1_288_834_974_657L;
    private static final int LOW_BITS = 22;
    private static final long LOW_MASK = (1L << LOW_BITS) - 1;
    /** Odd, so that multiples of it take all low values before one repeats. */
    private static final long STEP = 2_654_435_761L;

    private long sequence;

    /** A new id for a tweet of that time, in milliseconds since 1970. */
    public long next(long millis) {
        return of(millis, sequence++);
    }

    /** Ids of one millisecond differ as long as their sequences differ by less than 4,194,304. */
    public static long of(long millis, long sequence) {
        return ((millis - EPOCH) << LOW_BITS) | ((sequence * STEP) & LOW_MASK);
    }
}
