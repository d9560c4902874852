package io.rounds.trends.bursts;

import org.jspecify.annotations.Nullable;

/**
 * What is written of a {@link Burst}.
 *
 * @param window index among the watched windows
 * @param endedAt null while it goes on
 * @param details of the window at the peak
 */
public record WrittenBurst(
        int beganAt,
        int window,
        int peakAt,
        @Nullable Integer endedAt,
        int authors,
        double expected,
        double surprise,
        BurstDetails details) {}
