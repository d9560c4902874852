package io.rounds.credibility.flink;

import io.rounds.credibility.Estimate;

/**
 * The estimate of a source, sent to an account that shared it on a day.
 *
 * @param account an id across networks
 * @param day days since 1970-01-01
 * @param source an id
 */
public record SourceEstimate(String account, long day, String source, Estimate estimate) {}
