package io.rounds.credibility.flink;

import io.rounds.credibility.VoteChange;

/**
 * A vote on its way to its source.
 *
 * @param account whose vote, an id across networks
 * @param day of which, days since 1970-01-01
 */
public record VoteEvent(String account, long day, VoteChange vote) {
    /** The source it is for. */
    public String source() {
        return vote.source();
    }
}
