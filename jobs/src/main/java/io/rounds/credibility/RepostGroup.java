package io.rounds.credibility;

/**
 * The votes of the accounts that reposted one account: they are not independent of one another, so their common weight
 * is capped.
 *
 * @param origin a fingerprint of that account; {@link #REST} for the merged groups that were too small to be kept apart
 * @param members number of accounts, in millionths
 */
public record RepostGroup(long origin, VoteSum votes, long members) {
    /** The origin of the merged small groups. */
    static final long REST = 0;

    RepostGroup plus(RepostGroup other) {
        return new RepostGroup(origin, votes.plus(other.votes), members + other.members);
    }

    RepostGroup decayed(long days, Formula formula) {
        return new RepostGroup(origin, votes.decayed(days, formula), FixedPoint.decay(members, days, formula));
    }
}
