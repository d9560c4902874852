package io.rounds.trends.bursts;

import org.jspecify.annotations.Nullable;

/**
 * When a burst begins and ends.
 *
 * <p>It begins with the first reading in which the surprise of a window is at least the reading's level; of several windows,
 * the shortest counts. It has ended when the surprise of that window stayed below half of the level for the window's
 * length. Where it rises again while a longer window still remembers the burst, the burst goes on; it is over for good when
 * all windows stayed below half of the level for that length.
 *
 * @param sizes of the windows that are watched, minutes, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BurstRules(int[] sizes) {
    /**
     * The burst after the reading of the next minute.
     *
     * @param burst so far; null where there is none
     * @return null where there is none
     */
    public @Nullable Burst next(@Nullable Burst burst, Reading reading) {
        int end = reading.end();
        if (burst == null || isOver(burst, end - 1)) {
            return reading.begins() ? first(reading) : null;
        }
        int w = burst.window();
        double surprise = reading.surprise()[w];
        boolean isHigher = surprise > burst.surprise();
        return new Burst(
                burst.beganAt(),
                w,
                isHigher ? end : burst.peakAt(),
                isHigher ? reading.authors()[w] : burst.authors(),
                isHigher ? reading.expected()[w] : burst.expected(),
                isHigher ? surprise : burst.surprise(),
                reading.isHigh(w) ? end : burst.lastHigh(),
                reading.isAnyHigh() ? end : burst.lastAnyHigh());
    }

    private static Burst first(Reading reading) {
        int w = reading.window();
        int end = reading.end();
        return new Burst(end, w, end, reading.authors()[w], reading.expected()[w], reading.surprise()[w], end, end);
    }

    /** Whether a burst that was followed up to an end cannot go on any more. */
    public boolean isOver(Burst burst, int end) {
        return end - burst.lastAnyHigh() >= sizes[burst.window()];
    }

    /**
     * When a burst that was followed up to an end has ended: the first end from which on its window stayed below half
     * of the level.
     *
     * @return null while it goes on
     */
    public @Nullable Integer endedAt(Burst burst, int end) {
        return end - burst.lastHigh() >= sizes[burst.window()] ? (Integer) (burst.lastHigh() + 1) : null;
    }
}
