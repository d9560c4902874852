package io.rounds.links.coshares;

/**
 * A link that an account shared itself, reposts excluded.
 *
 * @param link canonical form
 * @param atMillis time of its first share
 * @param handle of the account at that time
 */
public record OwnLink(String link, long atMillis, String handle) {}
