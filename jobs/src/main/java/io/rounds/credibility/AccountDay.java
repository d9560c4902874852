package io.rounds.credibility;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an account did on one day, UTC, summed up while the day lasts. The sum does not depend on the order of the tweets,
 * and it is bounded: of more than {@link #MOST} sources, reposted accounts or partners those with the smallest
 * fingerprints are kept, which is a choice that nobody can steer towards a source of theirs and that is the same in every
 * order.
 *
 * @param hours in which it tweeted, UTC: bit h for the hour from h o'clock
 * @param latestMillis time of the tweet that {@code profile} is from
 * @param latestTweet its id
 * @param profile the latest description; of two at the same time that of the greater id
 * @param sources domains and channels it shared, by fingerprint
 * @param reposted accounts it reposted, by fingerprint
 * @param partners with how many links it joined each other account, by fingerprint
 */
public record AccountDay(
        int tweets,
        int reposts,
        int hours,
        long latestMillis,
        String latestTweet,
        AccountProfile profile,
        Map<Long, SharedSource> sources,
        Map<Long, SharedSource> reposted,
        Map<Long, Integer> partners) {
    /** How many sources, reposted accounts and partners are looked at a day, of each kind. */
    public static final int MOST = 64;

    /** Nothing yet. */
    public static final AccountDay NONE =
            new AccountDay(0, 0, 0, Long.MIN_VALUE, "", AccountProfile.UNKNOWN, Map.of(), Map.of(), Map.of());

    /** This day with a tweet more. */
    public AccountDay plus(AccountActivity act) {
        boolean latest = act.millis() > latestMillis
                || (act.millis() == latestMillis && act.tweet().compareTo(latestTweet) > 0);
        Map<Long, SharedSource> allSources = sources;
        for (SharedSource shared : act.shared()) {
            allSources = with(allSources, shared);
        }
        String from = act.from();
        return new AccountDay(
                tweets + 1,
                reposts + (act.repost() ? 1 : 0),
                hours | (1 << Days.hour(act.millis())),
                latest ? act.millis() : latestMillis,
                latest ? act.tweet() : latestTweet,
                latest ? act.profile() : profile,
                allSources,
                from == null ? reposted : with(reposted, new SharedSource(from, null, false)),
                partners);
    }

    /** This day with a link that the account shared soon after another one. */
    public AccountDay plus(Coordination joined) {
        TreeMap<Long, Integer> all = new TreeMap<>(partners);
        all.merge(joined.partner(), 1, Integer::sum);
        return new AccountDay(
                tweets, reposts, hours, latestMillis, latestTweet, profile, sources, reposted, bounded(all));
    }

    private static Map<Long, SharedSource> with(Map<Long, SharedSource> known, SharedSource shared) {
        if (shared.equals(known.get(shared.fingerprint()))) {
            return known;
        }
        TreeMap<Long, SharedSource> all = new TreeMap<>(known);
        all.merge(shared.fingerprint(), shared, SharedSource::and);
        return bounded(all);
    }

    /** What is dropped once can never come back, since only smaller ones come after it: so order does not matter. */
    private static <T> Map<Long, T> bounded(TreeMap<Long, T> all) {
        if (all.size() > MOST) {
            all.pollLastEntry();
        }
        return all;
    }
}
