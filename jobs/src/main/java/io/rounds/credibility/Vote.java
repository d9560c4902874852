package io.rounds.credibility;

import org.jspecify.annotations.Nullable;

/**
 * An account's vote for a source as cast on a day; it decays from then on.
 *
 * @param day days since 1970-01-01, UTC
 * @param value its weight, at most one vote, and the part of it in favour
 * @param origin fingerprint of the account that it reposted; null where it shared the source itself
 * @param young whether the account is younger than {@link Formula.YoungAccounts#days} days
 * @param coordinated whether the account acts in coordination with others
 * @param paper whether a shared link has a scholarly identifier
 */
public record Vote(long day, VoteSum value, @Nullable Long origin, boolean young, boolean coordinated, boolean paper) {}
