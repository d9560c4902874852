package io.rounds.credibility;

import java.util.List;

/**
 * The votes of an account for one day, before its taste is known.
 *
 * @param account an id across networks
 * @param day days since 1970-01-01, UTC
 * @param standing how much its votes weigh, and why
 * @param young of less than {@link Formula#youngDays} days
 * @param concert it shares links soon after the same others, again and again
 * @param choices sources it shared and accounts it reposted, each once
 */
public record Ballot(
        String account, long day, Standing standing, boolean young, boolean concert, List<Choice> choices) {}
