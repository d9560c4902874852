package io.rounds.credibility.flink;

/**
 * A share of a link that is no repost.
 *
 * @param link fingerprint of its canonical form
 * @param account an id across networks
 * @param millis event time
 */
public record LinkShare(long link, String account, long millis) {}
