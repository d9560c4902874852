package io.rounds.trends.bursts;

import org.jspecify.annotations.Nullable;

/**
 * When a burst begins and ends.
 *
 * <p>It begins at the first minute in which the topic is used and the surprise of a window is at least the level; of several
 * windows, the shortest counts. It has ended when the surprise of that window stayed below half of the level for the window's length. Where it rises again
 * while a longer window still remembers the burst, the burst goes on; it is over for good when all windows stayed below
 * half of the level for that length.
 *
 * @param level surprise at which a burst begins, above 0
 * @param sizes of the windows that are watched, minutes, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BurstRules(double level, int[] sizes) {

    /** @throws IllegalArgumentException where the level is not above 0, or no window is watched */
    public BurstRules {
        if (!(level > 0) || sizes.length == 0) {
            throw new IllegalArgumentException("a level above 0 and at least one window are needed, not " + level);
        }
    }

    /** Whether a burst begins with a reading, if there is none. */
    public boolean begins(Reading reading) {
        return reading.isUsed() && reading.highest() >= level;
    }

    /**
     * The burst after the reading of the next minute.
     *
     * @param burst so far; null where there is none
     * @return null where there is none
     */
    public @Nullable Burst next(@Nullable Burst burst, Reading reading) {
        if (burst == null || isOver(burst, reading.end() - 1)) {
            return begins(reading) ? first(reading) : null;
        }
        int w = burst.window();
        boolean isHigher = reading.surprise()[w] > burst.surprise();
        return new Burst(
                burst.beganAt(),
                w,
                isHigher ? reading.end() : burst.peakAt(),
                isHigher ? reading.authors()[w] : burst.authors(),
                isHigher ? reading.expected()[w] : burst.expected(),
                isHigher ? reading.surprise()[w] : burst.surprise(),
                isHigh(reading.surprise()[w]) ? reading.end() : burst.lastHigh(),
                isHigh(reading.highest()) ? reading.end() : burst.lastAnyHigh());
    }

    private Burst first(Reading reading) {
        int w = 0;
        while (reading.surprise()[w] < level) {
            w++;
        }
        int end = reading.end();
        return new Burst(
                end, w, end, reading.authors()[w], reading.expected()[w], reading.surprise()[w], end, end);
    }

    private boolean isHigh(double surprise) {
        return surprise >= level / 2;
    }

    /** Whether a burst that was followed up to a minute cannot go on any more. */
    public boolean isOver(Burst burst, int end) {
        return end - burst.lastAnyHigh() >= sizes[burst.window()];
    }

    /**
     * When a burst that was followed up to a minute ended: the first end from which on its window stayed below half of the
     * level.
     *
     * @return null while it goes on
     */
    public @Nullable Integer endedAt(Burst burst, int end) {
        return end - burst.lastHigh() >= sizes[burst.window()] ? (Integer) (burst.lastHigh() + 1) : null;
    }
}
