package io.rounds.credibility;

/**
 * The votes of those who only pass on what one account posted: they are not independent of one another, so together they
 * count less.
 *
 * @param origin a fingerprint of that account; {@link #REST} for all groups that were too small to be kept apart
 * @param members how many accounts, in millionths
 */
public record RepostGroup(long origin, VoteSum votes, long members) {
    /** The origin of the group of all small groups. */
    static final long REST = 0;

    RepostGroup plus(RepostGroup other) {
        return new RepostGroup(origin, votes.plus(other.votes), members + other.members);
    }

    RepostGroup faded(long days, Formula formula) {
        return new RepostGroup(origin, votes.faded(days, formula), FixedPoint.fade(members, days, formula));
    }
}
