package io.rounds.credibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account has done so far, decaying over time: the basis of its standing and of its ties. Amounts are in
 * millionths.
 *
 * @param day the last day it was seen, since 1970-01-01
 * @param firstDay the first day it was seen
 * @param profile its latest description
 * @param tweets number
 * @param reposts those of them that are reposts
 * @param hours days on which it tweeted in each hour of the day, UTC
 * @param sources days on which it shared each source, the {@link #MAX_SOURCES} largest
 * @param origins days on which it reposted each account, the {@link #MAX_TIES} largest
 * @param partners links it shared soon after each other account, the {@link #MAX_TIES} largest
 */
public record AccountHistory(
        long day,
        long firstDay,
        AccountProfile profile,
        long tweets,
        long reposts,
        List<Long> hours,
        List<DecayedCount> sources,
        List<DecayedCount> origins,
        List<DecayedCount> partners) {
    /** Limit of sources kept. */
    public static final int MAX_SOURCES = 256;

    /** Limit of other accounts kept for each kind of tie. */
    public static final int MAX_TIES = 64;

    private static final int HOURS = 24;

    /** The history of an account that is seen for the first time. */
    public static AccountHistory startingOn(long day) {
        return new AccountHistory(
                day, day, AccountProfile.UNKNOWN, 0, 0, Collections.nCopies(HOURS, 0L), List.of(), List.of(), List.of());
    }

    /** This history with a day that is over, the same as or later than the last one. */
    public AccountHistory with(long now, AccountDay added, Formula formula) {
        long since = now - day;
        List<Long> byHour = new ArrayList<>(HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            byHour.add(FixedPoint.decay(hours.get(hour), since, formula) + ((added.hours() >> hour) & 1) * FixedPoint.ONE);
        }
        Map<Long, Long> bySource = decayed(sources, since, formula);
        added.sources().keySet().forEach(source -> bySource.merge(source, FixedPoint.ONE, Long::sum));
        Map<Long, Long> byOrigin = decayed(origins, since, formula);
        added.reposted().keySet().forEach(origin -> byOrigin.merge(origin, FixedPoint.ONE, Long::sum));
        Map<Long, Long> byPartner = decayed(partners, since, formula);
        added.partners().forEach((partner, links) -> byPartner.merge(partner, links * FixedPoint.ONE, Long::sum));
        return new AccountHistory(
                now,
                firstDay,
                added.tweets() > 0 ? added.profile() : profile,
                FixedPoint.decay(tweets, since, formula) + added.tweets() * FixedPoint.ONE,
                FixedPoint.decay(reposts, since, formula) + added.reposts() * FixedPoint.ONE,
                byHour,
                DecayedCount.largest(bySource, MAX_SOURCES),
                DecayedCount.largest(byOrigin, MAX_TIES),
                DecayedCount.largest(byPartner, MAX_TIES));
    }

    private static Map<Long, Long> decayed(List<DecayedCount> counts, long days, Formula formula) {
        Map<Long, Long> amounts = new HashMap<>();
        counts.forEach(count -> amounts.put(count.id(), FixedPoint.decay(count.amount(), days, formula)));
        return amounts;
    }

    /**
     * The votes of the day that was added last.
     *
     * @param account whose history this is
     */
    public Ballot ballot(String account, AccountDay closed, Formula formula) {
        long age = ageDays();
        Standing standing = Standing.of(age, profile, tweets, reposts, hours, sources, formula);
        List<Choice> choices = new ArrayList<>();
        for (SharedSource shared : closed.sources().values()) {
            double weight = standing.weight() * spread(sources, shared);
            choices.add(new Choice(shared.source(), weight, shared.origin(), shared.paper()));
        }
        for (SharedSource reposted : closed.reposted().values()) {
            choices.add(new Choice(reposted.source(), standing.weight() * spread(origins, reposted), null, false));
        }
        return new Ballot(account, day, standing, age < formula.young().days(), isCoordinated(formula), choices);
    }

    /** Its age in days; where the network does not give it, the days since it was first seen. */
    private long ageDays() {
        Instant created = profile.createdAt();
        return Math.max(0, day - (created == null ? firstDay : Days.of(created.toEpochMilli())));
    }

    /**
     * 1 where at most half of what the account shares is this source; near 0 where it shares nothing else, again and again.
     * One share of something else is added, since the first share of all pushes nothing.
     */
    private static double spread(List<DecayedCount> counts, SharedSource shared) {
        long all = DecayedCount.sum(counts);
        long one = 0;
        for (DecayedCount count : counts) {
            one += count.id() == shared.fingerprint() ? count.amount() : 0;
        }
        return Math.min(1, 2 * (1 - (double) one / (all + FixedPoint.ONE)));
    }

    private boolean isCoordinated(Formula formula) {
        return !partners.isEmpty() && FixedPoint.votes(partners.get(0).amount()) >= formula.coordination().links();
    }
}
