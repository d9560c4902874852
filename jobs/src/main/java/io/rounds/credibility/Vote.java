package io.rounds.credibility;

import org.jspecify.annotations.Nullable;

/**
 * An account's vote for a source as it was on a day; it fades from then on.
 *
 * @param day days since 1970-01-01, UTC
 * @param votes its weight, at most one vote, and how much of it is in favour
 * @param origin a fingerprint of the account whose post it only passed on; null where the vote is its own
 * @param young by an account of less than {@link Formula#youngDays} days
 * @param concert by an account that acts in concert with others
 * @param paper what was shared has a scholarly identifier
 */
public record Vote(long day, VoteSum votes, @Nullable Long origin, boolean young, boolean concert, boolean paper) {}
