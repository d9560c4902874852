package io.rounds.stats;

import java.util.List;
import java.util.function.ToLongFunction;

/** Finds what happened shortly before an event: the step that all detectors of coordination have in common. */
public final class Lookback {
    private Lookback() {}

    /**
     * The events shortly before one of them.
     *
     * @param byTime in order of time
     * @param index of the event
     * @param millis time of an event
     * @param limit number of events to look back at, the latest ones
     * @param windowMillis how much earlier an event may be, inclusive
     * @return in order of time
     */
    public static <T> List<T> preceding(
            List<T> byTime, int index, ToLongFunction<T> millis, int limit, long windowMillis) {
        long from = millis.applyAsLong(byTime.get(index)) - windowMillis;
        int first = index;
        while (first > 0 && index - first < limit && millis.applyAsLong(byTime.get(first - 1)) >= from) {
            first--;
        }
        return byTime.subList(first, index);
    }
}
