package io.rounds.credibility.flink;

/**
 * That an account shared a link in words of its own.
 *
 * @param link fingerprint of its canonical form
 * @param account an id across networks
 * @param millis event time
 */
public record LinkShare(long link, String account, long millis) {}
