package io.rounds.credibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the votes for a source as of a day; from then on they decay with a half-life of {@link
 * Formula#halfLifeDays}, as in the Beta reputation system (Jøsang and Ismail 2002). Numbers of accounts are in millionths,
 * since they decay, too.
 *
 * <p>It does not record who voted: a change of a vote carries the vote that it replaces. Its size is bounded by
 * {@link #MAX_GROUPS}.
 *
 * @param day since 1970-01-01
 * @param own votes of accounts that shared the source themselves, in {@link #BINS} bins by the part in favour
 * @param young all votes of young accounts
 * @param coordinated all votes of accounts that act in coordination
 * @param groups votes of accounts that reposted, by the reposted account
 * @param sharers accounts that shared it recently, young ones included
 * @param youngSharers those of them that are young
 * @param coordinatedSharers those of them that are not young and act in coordination
 * @param favouring those that are not young and vote rather for it
 * @param opposing those that are not young and vote rather against it
 * @param papers those that are not young and shared something with a scholarly identifier
 */
public record Tally(
        long day,
        List<VoteSum> own,
        VoteSum young,
        VoteSum coordinated,
        List<RepostGroup> groups,
        long sharers,
        long youngSharers,
        long coordinatedSharers,
        long favouring,
        long opposing,
        long papers) {
    /** Limit of groups kept apart; the smallest of more are merged. */
    public static final int MAX_GROUPS = 512;

    static final int BINS = 20;

    /** No votes. */
    public static final Tally NONE = new Tally(
            Long.MIN_VALUE, Collections.nCopies(BINS, VoteSum.NONE), VoteSum.NONE, VoteSum.NONE, List.of(), 0, 0, 0, 0, 0, 0);

    private static final Comparator<RepostGroup> SMALLEST_FIRST =
            Comparator.comparingLong((RepostGroup group) -> group.votes().weight()).thenComparingLong(RepostGroup::origin);

    /** Adds votes to a tally. */
    private static final class Builder {
        private final long day;
        private final Formula formula;
        private final List<VoteSum> own;
        private VoteSum young;
        private VoteSum coordinated;
        private final TreeMap<Long, RepostGroup> groups = new TreeMap<>();
        private long sharers;
        private long youngSharers;
        private long coordinatedSharers;
        private long favouring;
        private long opposing;
        private long papers;

        Builder(Tally before, Formula formula) {
            this.formula = formula;
            day = before.day;
            own = new ArrayList<>(before.own);
            young = before.young;
            coordinated = before.coordinated;
            before.groups.forEach(group -> groups.put(group.origin(), group));
            sharers = before.sharers;
            youngSharers = before.youngSharers;
            coordinatedSharers = before.coordinatedSharers;
            favouring = before.favouring;
            opposing = before.opposing;
            papers = before.papers;
        }

        /** @param sign 1 for a vote, -1 for one that is withdrawn */
        void add(@Nullable Vote vote, int sign) {
            if (vote == null) {
                return;
            }
            long ago = day - vote.day();
            long one = sign * FixedPoint.decay(FixedPoint.ONE, ago, formula);
            VoteSum left = vote.value().decayed(ago, formula);
            VoteSum votes = sign > 0 ? left : VoteSum.NONE.minus(left);
            sharers += one;
            if (vote.young()) {
                young = young.plus(votes);
                youngSharers += one;
                return;
            }
            double mean = vote.value().mean();
            favouring += mean > 0.5 ? one : 0;
            opposing += mean < 0.5 ? one : 0;
            papers += vote.paper() ? one : 0;
            Long origin = vote.origin();
            if (vote.coordinated()) {
                coordinated = coordinated.plus(votes);
                coordinatedSharers += one;
            } else if (origin != null) {
                groups.merge(origin, new RepostGroup(origin, votes, one), RepostGroup::plus);
            } else {
                int bin = Math.min(BINS - 1, (int) (mean * BINS));
                own.set(bin, own.get(bin).plus(votes));
            }
        }

        Tally build() {
            return new Tally(
                    day,
                    List.copyOf(own),
                    young,
                    coordinated,
                    bounded(groups.values()),
                    sharers,
                    youngSharers,
                    coordinatedSharers,
                    favouring,
                    opposing,
                    papers);
        }
    }

    /**
     * This tally with more votes.
     *
     * @param now the day of the votes, or a later one
     * @param changes all of this source, in any order
     */
    public Tally with(long now, Collection<VoteChange> changes, Formula formula) {
        Builder builder = new Builder(at(now, formula), formula);
        for (VoteChange change : changes) {
            builder.add(change.cast(), 1);
            builder.add(change.withdrawn(), -1);
        }
        return builder.build();
    }

    private static List<RepostGroup> bounded(Collection<RepostGroup> groups) {
        List<RepostGroup> kept = new ArrayList<>(groups);
        kept.removeIf(group -> group.votes().weight() <= 0);
        if (kept.size() <= MAX_GROUPS) {
            return List.copyOf(kept);
        }
        kept.sort(SMALLEST_FIRST);
        Map<Long, RepostGroup> merged = new TreeMap<>();
        int small = kept.size() - MAX_GROUPS;
        for (int i = 0; i < kept.size(); i++) {
            RepostGroup group = kept.get(i);
            long origin = i < small ? RepostGroup.REST : group.origin();
            merged.merge(origin, new RepostGroup(origin, group.votes(), group.members()), RepostGroup::plus);
        }
        return List.copyOf(merged.values());
    }

    /** This tally on a later day, without votes in between. */
    public Tally at(long now, Formula formula) {
        if (now <= day) {
            return this;
        }
        long days = day == Long.MIN_VALUE ? 0 : now - day;
        return new Tally(
                now,
                own.stream().map(votes -> votes.decayed(days, formula)).toList(),
                young.decayed(days, formula),
                coordinated.decayed(days, formula),
                groups.stream().map(group -> group.decayed(days, formula)).toList(),
                FixedPoint.decay(sharers, days, formula),
                FixedPoint.decay(youngSharers, days, formula),
                FixedPoint.decay(coordinatedSharers, days, formula),
                FixedPoint.decay(favouring, days, formula),
                FixedPoint.decay(opposing, days, formula),
                FixedPoint.decay(papers, days, formula));
    }

    /** Accounts that only reposted, in millionths. */
    long reposters() {
        long sum = 0;
        for (RepostGroup group : groups) {
            sum += group.members();
        }
        return sum;
    }
}
