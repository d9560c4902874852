package io.rounds.credibility;

/**
 * A part of a score.
 *
 * @param code what kind of reason, for example {@code listed}
 * @param points what it adds or takes away, with one decimal; those of all reasons add up to the estimate
 * @param text in plain words
 */
public record ScoreReason(String code, double points, String text) {}
