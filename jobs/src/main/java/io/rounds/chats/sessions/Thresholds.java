package io.rounds.chats.sessions;

/**
 * How many distinct authors make a tag lively at an hour.
 *
 * @param quarter in a window (a quarter of an hour, as a rule), to begin a session
 * @param hour in an hour, to begin a session
 * @param stay in an hour, for a session that has begun
 * @param usuallyActive whether people usually write under the tag at that hour, so that a session may end without a silence
 */
public record Thresholds(int quarter, int hour, int stay, boolean usuallyActive) {}
