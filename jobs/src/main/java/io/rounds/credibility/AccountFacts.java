package io.rounds.credibility;

/**
 * What is known of an account itself.
 *
 * @param day of this state, since 1970-01-01
 * @param sharing credibility of what it shares
 * @param standing weight of its votes
 * @param young whether it is younger than {@link Formula.YoungAccounts#days} days
 */
public record AccountFacts(long day, SharingProfile sharing, Standing standing, boolean young) {}
