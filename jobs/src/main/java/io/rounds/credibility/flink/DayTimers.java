package io.rounds.credibility.flink;

import io.rounds.credibility.Days;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.watermark.Watermark;

/** The days of event time that are still open, and the timers at their ends. */
final class DayTimers {
    /** After so many days without anything new, what is left of it has nearly faded: a key is forgotten. */
    private static final int FORGET_DAYS = 400;

    /** Forgetting is looked after on every hundredth day, so that a key has few timers, however often it is used. */
    private static final int FORGET_STEP = 100;

    private DayTimers() {}

    /** The day that something counts for: its own, or, where that is over, the earliest that is not. */
    static long open(long millis, TimerService timers) {
        long watermark = timers.currentWatermark();
        return Days.of(watermark == Long.MIN_VALUE ? millis : Math.max(millis, watermark + 1));
    }

    /** Sets the timer at the end of a day. */
    static void closeAtEnd(long day, TimerService timers) {
        timers.registerEventTimeTimer(Days.end(day));
    }

    /** Sets the timer at which a key is forgotten, if nothing comes until then. */
    static void forgetAfter(long day, TimerService timers) {
        timers.registerEventTimeTimer(Days.end(-Math.floorDiv(-(day + FORGET_DAYS), FORGET_STEP) * FORGET_STEP));
    }

    /** Whether a key that was used on {@code lastDay} is to be forgotten; at the end of all input nothing is. */
    static boolean forget(long lastDay, long day, TimerService timers) {
        return day >= lastDay + FORGET_DAYS && timers.currentWatermark() != Watermark.MAX_WATERMARK.getTimestamp();
    }
}
