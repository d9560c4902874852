package io.rounds.credibility;

import io.rounds.model.Source;

/**
 * An account's vote for a source, and the estimate of the source that it was based on.
 *
 * @param source an id as of {@link Source#id()}
 * @param mean estimated credibility of the source, 0 to 1
 * @param informativeness {@link Estimate#informativeness} of the source, 0 or more
 * @param vote the vote
 */
public record PreviousVote(String source, double mean, double informativeness, Vote vote) {}
