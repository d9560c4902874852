package io.rounds.trends;

import io.rounds.trends.bursts.TopicBursts;

/**
 * The bursts of one topic in a table's state.
 *
 * @param topic see {@link Topic}
 */
public record BurstState(String topic, TopicBursts.Snapshot bursts) {}
