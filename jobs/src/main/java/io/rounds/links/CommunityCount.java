package io.rounds.links;

/**
 * A link's shares in one community.
 *
 * @param authors fingerprints of those who shared it, with the number of their shares
 */
public record CommunityCount(String community, int shares, int reposts, LongCounts authors) {}
