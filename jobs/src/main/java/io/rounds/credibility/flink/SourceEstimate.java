package io.rounds.credibility.flink;

import io.rounds.credibility.Estimate;

/**
 * What an account hears of a source that it shared on a day.
 *
 * @param account an id across networks
 * @param day days since 1970-01-01
 * @param source an id
 */
public record SourceEstimate(String account, long day, String source, Estimate estimate) {}
