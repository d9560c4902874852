package io.rounds.chats.sessions;

import java.time.Duration;

/**
 * Sums of event times and durations, milliseconds. {@link Long#MIN_VALUE} and {@link Long#MAX_VALUE} stand for before and
 * after all times, so that sums stop there in place of overflowing.
 */
public final class EventTime {
    public static final long MINUTE = Duration.ofMinutes(1).toMillis();
    public static final long HOUR = Duration.ofHours(1).toMillis();
    public static final long DAY = Duration.ofDays(1).toMillis();

    private EventTime() {}

    /**
     * A later time.
     *
     * @param more 0 or more
     */
    public static long plus(long millis, long more) {
        return millis > Long.MAX_VALUE - more ? Long.MAX_VALUE : millis + more;
    }

    /**
     * An earlier time.
     *
     * @param less 0 or more
     */
    public static long minus(long millis, long less) {
        return millis < Long.MIN_VALUE + less ? Long.MIN_VALUE : millis - less;
    }
}
