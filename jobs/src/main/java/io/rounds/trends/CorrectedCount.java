package io.rounds.trends;

/**
 * A count that late tweets corrected.
 *
 * @param count of the window, late tweets included
 * @param added how many late tweets were added
 */
public record CorrectedCount(String topic, TopicCount count, int added) {}
