package io.rounds.credibility;

import io.rounds.model.Source;

/**
 * What an account's vote for a source was made of.
 *
 * @param source an id as of {@link Source#id()}
 * @param mean how credible the source was held to be, 0 to 1
 * @param telling how much it says about the account's taste, 0 or more
 * @param opinion the vote
 */
public record PreviousVote(String source, double mean, double telling, Vote opinion) {}
