package io.rounds.credibility.flink;

import io.rounds.credibility.Days;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.watermark.Watermark;

/** The days of event time that are still open, and the timers at their ends. */
final class DayTimers {
    /** A key is removed after this many days without a record, when next to nothing of its state is left. */
    private static final int FORGET_DAYS = 400;

    /** Removal is checked on every hundredth day, so that a key has few timers, however often it is used. */
    private static final int FORGET_STEP = 100;

    private DayTimers() {}

    /** The day that a record counts for: its own, or, where that is over, the earliest open one. */
    static long open(long millis, TimerService timers) {
        long watermark = timers.currentWatermark();
        return Days.of(watermark == Long.MIN_VALUE ? millis : Math.max(millis, watermark + 1));
    }

    /** Sets the timer at the end of a day. */
    static void closeAtEnd(long day, TimerService timers) {
        timers.registerEventTimeTimer(Days.end(day));
    }

    /** Sets the timer at which a key is removed, unless there are new records until then. */
    static void forgetAfter(long day, TimerService timers) {
        timers.registerEventTimeTimer(Days.end(-Math.floorDiv(-(day + FORGET_DAYS), FORGET_STEP) * FORGET_STEP));
    }

    /** Whether a key that was last used on {@code lastDay} is to be removed; never at the end of all input. */
    static boolean forget(long lastDay, long day, TimerService timers) {
        return day >= lastDay + FORGET_DAYS && timers.currentWatermark() != Watermark.MAX_WATERMARK.getTimestamp();
    }
}
