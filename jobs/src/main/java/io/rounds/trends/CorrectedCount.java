package io.rounds.trends;

/**
 * A count that late tweets corrected.
 *
 * @param count what the window holds now
 * @param added how many late tweets it got
 */
public record CorrectedCount(String topic, TopicCount count, int added) {}
