package io.rounds.credibility.flink;

import io.rounds.credibility.VoteChange;

/**
 * A change of a vote, sent to its source.
 *
 * @param account the voter, an id across networks
 * @param day of the vote, days since 1970-01-01
 */
public record VoteEvent(String account, long day, VoteChange change) {
    /** The source it is for. */
    public String source() {
        return change.source();
    }
}
