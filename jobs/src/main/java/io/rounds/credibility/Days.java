package io.rounds.credibility;

import java.time.Duration;

/** Days of event time, UTC, as numbers since 1970-01-01. */
public final class Days {
    private static final long MILLIS = Duration.ofDays(1).toMillis();

    private Days() {}

    /** The day of a time in milliseconds. */
    public static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /** The last millisecond of a day. */
    public static long end(long day) {
        return (day + 1) * MILLIS - 1;
    }

    /** The hour of the day, 0 to 23. */
    static int hour(long millis) {
        return (int) (Math.floorMod(millis, MILLIS) / Duration.ofHours(1).toMillis());
    }
}
