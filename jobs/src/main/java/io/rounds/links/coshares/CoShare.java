package io.rounds.links.coshares;

/**
 * A link that two accounts shared shortly after one another.
 *
 * @param link canonical form
 * @param atMillis when the later one did
 * @param gapMillis how much later
 */
public record CoShare(String link, long atMillis, int gapMillis) {}
