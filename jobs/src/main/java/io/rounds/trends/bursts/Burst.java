package io.rounds.trends.bursts;

/**
 * A burst up to some minute. Ends of windows are minutes since 1970-01-01T00:00Z.
 *
 * @param beganAt end of the first window whose surprise reached the level
 * @param window index of that window among those that are watched; authors, expected and surprise are of its size
 * @param peakAt end of the window with the highest surprise, the first of equals
 * @param authors distinct, at the peak
 * @param expected authors, at the peak
 * @param surprise at the peak
 * @param lastHigh the last end at which the surprise of its window was at least half of the level
 * @param lastAnyHigh the last end at which that of any watched window was
 */
public record Burst(
        int beganAt,
        int window,
        int peakAt,
        int authors,
        double expected,
        double surprise,
        int lastHigh,
        int lastAnyHigh) {}
