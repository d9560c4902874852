package io.rounds.trends;

/**
 * A window at one of its positions.
 *
 * @param window index of the window in {@link TrendsOptions#windows()}
 * @param end its end, minutes since 1970-01-01T00:00Z; the window is [end - size, end)
 */
public record WindowEnd(int window, int end) {}
