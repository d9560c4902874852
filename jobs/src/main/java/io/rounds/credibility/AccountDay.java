package io.rounds.credibility;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an account did on one day, UTC, aggregated while the day lasts. The result does not depend on the order of the tweets
 * and is bounded: of more than {@link #MAX_ENTRIES} sources, reposted accounts or partners, those with the smallest
 * fingerprints are kept. Nobody can steer that choice towards a source, and it is the same in every order.
 *
 * @param hours in which it tweeted, UTC: bit h for the hour from h o'clock
 * @param latestMillis time of the tweet that {@code profile} is from
 * @param latestTweet its id
 * @param profile the latest description; of two at the same time that of the greater id
 * @param sources domains and channels it shared, by fingerprint
 * @param reposted accounts it reposted, by fingerprint
 * @param partners number of links it shared soon after each other account, by fingerprint
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
    /** Limit of sources, of reposted accounts and of partners kept for a day. */
    public static final int MAX_ENTRIES = 64;

    /** Before the first tweet. */
    public static final AccountDay NONE =
            new AccountDay(0, 0, 0, Long.MIN_VALUE, "", AccountProfile.UNKNOWN, Map.of(), Map.of(), Map.of());

    /** This day with one more tweet. */
    public AccountDay plus(AccountActivity activity) {
        boolean latest = activity.millis() > latestMillis
                || (activity.millis() == latestMillis && activity.tweet().compareTo(latestTweet) > 0);
        Map<Long, SharedSource> allSources = sources;
        for (SharedSource shared : activity.shared()) {
            allSources = with(allSources, shared);
        }
        String from = activity.from();
        return new AccountDay(
                tweets + 1,
                reposts + (activity.repost() ? 1 : 0),
                hours | (1 << Days.hour(activity.millis())),
                latest ? activity.millis() : latestMillis,
                latest ? activity.tweet() : latestTweet,
                latest ? activity.profile() : profile,
                allSources,
                from == null ? reposted : with(reposted, new SharedSource(from, null, false)),
                partners);
    }

    /** This day with a link that the account shared soon after another one. */
    public AccountDay plus(Coordination coordination) {
        TreeMap<Long, Integer> all = new TreeMap<>(partners);
        all.merge(coordination.partner(), 1, Integer::sum);
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

    /** A dropped entry cannot return, since all later entries that are kept are smaller: the order does not matter. */
    private static <T> Map<Long, T> bounded(TreeMap<Long, T> all) {
        if (all.size() > MAX_ENTRIES) {
            all.pollLastEntry();
        }
        return all;
    }
}
