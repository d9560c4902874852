package io.rounds.credibility.flink;

import io.rounds.credibility.Vote;

/**
 * A vote on its way to its source.
 *
 * @param account whose vote, an id across networks
 * @param day of which, days since 1970-01-01
 */
public record CastVote(String account, long day, Vote vote) {
    /** The source it is for. */
    public String source() {
        return vote.source();
    }
}
