package io.rounds.trends.bursts;

import java.util.List;

/**
 * What the tweets of a topic in a window are about.
 *
 * @param display the most used spelling of the topic
 * @param exemplars ids of tweets, best first
 * @param links canonical links, most shared first
 */
public record BurstDetails(String display, List<String> exemplars, List<String> links) {}
