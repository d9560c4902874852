package io.rounds.credibility;

/**
 * What an account itself shows.
 *
 * @param day of this state, since 1970-01-01
 * @param taste what it shares
 * @param standing how its votes weigh
 * @param young of less than {@link Formula#youngDays} days
 */
public record AccountFacts(long day, SharingProfile taste, Standing standing, boolean young) {}
