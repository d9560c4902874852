package io.rounds.simulator;

/** Durations in milliseconds. */
final class Millis {
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long WEEK = 7 * DAY;

    private Millis() {}
}
