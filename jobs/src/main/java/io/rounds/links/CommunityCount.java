package io.rounds.links;

/**
 * The shares of a link in one community.
 *
 * @param authors fingerprints of those who shared it, with the number of their shares
 */
public record CommunityCount(String community, int shares, int reposts, LongCounts authors) {}
