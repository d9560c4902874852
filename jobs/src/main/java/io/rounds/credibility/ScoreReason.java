package io.rounds.credibility;

/**
 * One contribution to a score.
 *
 * @param code kind of reason, for example {@code listed}
 * @param points what it adds or subtracts, with one decimal; the points of all reasons add up to the estimate
 * @param text in plain words
 */
public record ScoreReason(String code, double points, String text) {}
