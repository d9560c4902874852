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
 * The votes for a source, summed up, as they are on a day; from then on they fade by half in {@link
 * Formula#halfLifeDays}, as in the Beta reputation system (Jøsang and Ismail 2002). Numbers of accounts are in millionths,
 * since they fade, too.
 *
 * <p>It does not remember who voted: a vote brings along what it takes the place of. Its size is bounded by
 * {@link #MOST_GROUPS}.
 *
 * @param day since 1970-01-01
 * @param own votes of their own by how favourable they are: {@link #BINS} bins
 * @param young all votes of young accounts
 * @param concert all votes of accounts that act in concert
 * @param groups votes that only pass on a post, in order of its author
 * @param sharers accounts that share it lately, young ones too
 * @param youngSharers those of them that are young
 * @param concertSharers those of them that are not young and act in concert
 * @param favouring those that are not young and vote rather for it
 * @param opposing those that are not young and vote rather against it
 * @param papers those that are not young and shared something with a scholarly identifier
 */
public record Tally(
        long day,
        List<VoteSum> own,
        VoteSum young,
        VoteSum concert,
        List<RepostGroup> groups,
        long sharers,
        long youngSharers,
        long concertSharers,
        long favouring,
        long opposing,
        long papers) {
    /** How many groups are kept apart; the smallest of more are one. */
    public static final int MOST_GROUPS = 512;

    static final int BINS = 20;

    /** No votes. */
    public static final Tally NONE = new Tally(
            Long.MIN_VALUE, Collections.nCopies(BINS, VoteSum.NONE), VoteSum.NONE, VoteSum.NONE, List.of(), 0, 0, 0, 0, 0, 0);

    private static final Comparator<RepostGroup> SMALLEST_FIRST =
            Comparator.comparingLong((RepostGroup group) -> group.votes().weight()).thenComparingLong(RepostGroup::origin);

    /** A tally while votes come in. */
    private static final class Sum {
        private final long day;
        private final Formula formula;
        private final List<VoteSum> own;
        private VoteSum young;
        private VoteSum concert;
        private final TreeMap<Long, RepostGroup> groups = new TreeMap<>();
        private long sharers;
        private long youngSharers;
        private long concertSharers;
        private long favouring;
        private long opposing;
        private long papers;

        Sum(Tally before, Formula formula) {
            this.formula = formula;
            day = before.day;
            own = new ArrayList<>(before.own);
            young = before.young;
            concert = before.concert;
            before.groups.forEach(group -> groups.put(group.origin(), group));
            sharers = before.sharers;
            youngSharers = before.youngSharers;
            concertSharers = before.concertSharers;
            favouring = before.favouring;
            opposing = before.opposing;
            papers = before.papers;
        }

        /** @param sign 1 for a vote, -1 for one that is withdrawn */
        void add(@Nullable Vote opinion, int sign) {
            if (opinion == null) {
                return;
            }
            long ago = day - opinion.day();
            long one = sign * FixedPoint.fade(FixedPoint.ONE, ago, formula);
            VoteSum left = opinion.votes().faded(ago, formula);
            VoteSum votes = sign > 0 ? left : VoteSum.NONE.minus(left);
            sharers += one;
            if (opinion.young()) {
                young = young.plus(votes);
                youngSharers += one;
                return;
            }
            double mean = opinion.votes().mean();
            favouring += mean > 0.5 ? one : 0;
            opposing += mean < 0.5 ? one : 0;
            papers += opinion.paper() ? one : 0;
            Long origin = opinion.origin();
            if (opinion.concert()) {
                concert = concert.plus(votes);
                concertSharers += one;
            } else if (origin != null) {
                groups.merge(origin, new RepostGroup(origin, votes, one), RepostGroup::plus);
            } else {
                int bin = Math.min(BINS - 1, (int) (mean * BINS));
                own.set(bin, own.get(bin).plus(votes));
            }
        }

        Tally tally() {
            return new Tally(
                    day,
                    List.copyOf(own),
                    young,
                    concert,
                    bounded(groups.values()),
                    sharers,
                    youngSharers,
                    concertSharers,
                    favouring,
                    opposing,
                    papers);
        }
    }

    /**
     * With more votes.
     *
     * @param now the day they are of, or a later one
     * @param votes all of this source, in any order
     */
    public Tally with(long now, Collection<VoteChange> votes, Formula formula) {
        Sum sum = new Sum(at(now, formula), formula);
        for (VoteChange vote : votes) {
            sum.add(vote.cast(), 1);
            sum.add(vote.withdrawn(), -1);
        }
        return sum.tally();
    }

    private static List<RepostGroup> bounded(Collection<RepostGroup> groups) {
        List<RepostGroup> kept = new ArrayList<>(groups);
        kept.removeIf(group -> group.votes().weight() <= 0);
        if (kept.size() <= MOST_GROUPS) {
            return List.copyOf(kept);
        }
        kept.sort(SMALLEST_FIRST);
        Map<Long, RepostGroup> merged = new TreeMap<>();
        int small = kept.size() - MOST_GROUPS;
        for (int i = 0; i < kept.size(); i++) {
            RepostGroup group = kept.get(i);
            long origin = i < small ? RepostGroup.REST : group.origin();
            merged.merge(origin, new RepostGroup(origin, group.votes(), group.members()), RepostGroup::plus);
        }
        return List.copyOf(merged.values());
    }

    /** As it is on a later day, when nobody votes in between. */
    public Tally at(long now, Formula formula) {
        if (now <= day) {
            return this;
        }
        long days = day == Long.MIN_VALUE ? 0 : now - day;
        return new Tally(
                now,
                own.stream().map(votes -> votes.faded(days, formula)).toList(),
                young.faded(days, formula),
                concert.faded(days, formula),
                groups.stream().map(group -> group.faded(days, formula)).toList(),
                FixedPoint.fade(sharers, days, formula),
                FixedPoint.fade(youngSharers, days, formula),
                FixedPoint.fade(concertSharers, days, formula),
                FixedPoint.fade(favouring, days, formula),
                FixedPoint.fade(opposing, days, formula),
                FixedPoint.fade(papers, days, formula));
    }

    /** Accounts whose votes only pass on a post. */
    long passing() {
        long sum = 0;
        for (RepostGroup group : groups) {
            sum += group.members();
        }
        return sum;
    }
}
