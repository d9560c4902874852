package io.rounds.credibility;

import java.util.List;

/**
 * The votes of an account for one day, before their direction is known.
 *
 * @param account an id across networks
 * @param day days since 1970-01-01, UTC
 * @param standing weight of its votes, by factor
 * @param young whether it is younger than {@link Formula.YoungAccounts#days} days
 * @param coordinated whether it repeatedly shares links soon after the same other accounts
 * @param choices sources it shared and accounts it reposted, without duplicates
 */
public record Ballot(
        String account, long day, Standing standing, boolean young, boolean coordinated, List<Choice> choices) {}
