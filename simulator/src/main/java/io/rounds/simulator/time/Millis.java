package io.rounds.simulator.time;

/** Durations in milliseconds. */
public final class Millis {
    public static final long SECOND = 1000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;
    public static final long WEEK = 7 * DAY;

    private Millis() {}
}
