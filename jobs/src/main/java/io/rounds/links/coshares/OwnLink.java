package io.rounds.links.coshares;

/**
 * A link that an account shared in words of its own.
 *
 * @param link canonical form
 * @param atMillis when first
 * @param handle of the account at that time
 */
public record OwnLink(String link, long atMillis, String handle) {}
