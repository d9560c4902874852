package io.rounds.credibility;

/**
 * That an account shared a link soon after another account had.
 *
 * @param account the later one, an id across networks
 * @param partner fingerprint of the earlier one, or {@link CoordinationDetector#CROWD}
 * @param day days since 1970-01-01, UTC
 */
public record Coordination(String account, long partner, long day) {}
