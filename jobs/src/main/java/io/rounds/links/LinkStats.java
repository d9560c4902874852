package io.rounds.links;

import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one link: the exact sum of its shares, whatever the order in which they came and went.
 *
 * <p>Everything here is a count that an opposite change undoes. Authors are counted exactly, by 64-bit fingerprints
 * ({@link Fingerprint} gives the odds). A story is immutable: changes come in batches, so that a link which everybody
 * shares is written once a batch.
 *
 * @param version the sum of all steps so far: it grows with everything that is learned about the link's shares
 * @param latestMillis the latest time at which it was ever shared, also where that share is gone
 * @param rating of the link's source at that time; null where none was looked up
 * @param reposts of the shares
 * @param targets what the link points to, as those who shared it spelled it: publisher and ids depend on that
 * @param hashtags next to it, with the number of shares
 * @param communities by name
 */
public record LinkStats(
        long version,
        long latestMillis,
        @Nullable SourceRating rating,
        int shares,
        int reposts,
        Map<Link, Integer> targets,
        FirstAndLastShares moments,
        ShareTimes times,
        Map<String, Integer> hashtags,
        List<CommunityCount> communities) {
    /** Before the first share. */
    public static final LinkStats NONE =
            new LinkStats(0, Long.MIN_VALUE, null, 0, 0, Map.of(), FirstAndLastShares.NONE, ShareTimes.NONE, Map.of(), List.of());

    /** This story, going on. */
    public LinkStats plus(List<ShareChange> changes) {
        long newVersion = version;
        long newLatest = latestMillis;
        SourceRating newRating = rating;
        int newShares = shares;
        int newReposts = reposts;
        Map<Link, Integer> newTargets = new HashMap<>(targets);
        Map<String, Integer> newHashtags = new HashMap<>(hashtags);
        Long2IntOpenHashMap seconds = new Long2IntOpenHashMap();
        Map<String, CommunityChange> byCommunity = new TreeMap<>();
        for (ShareChange change : changes) {
            newVersion += change.steps();
            long millis = change.at().toEpochMilli();
            newRating = millis < newLatest ? newRating : latest(newRating, millis == newLatest, change.rating());
            newLatest = Math.max(newLatest, millis);
            int more = change.shares();
            if (more == 0) {
                continue;
            }
            newShares += more;
            newReposts += change.repost() ? more : 0;
            add(newTargets, change.link(), more);
            seconds.addTo(change.at().getEpochSecond(), more);
            for (String hashtag : change.hashtags()) {
                add(newHashtags, hashtag, more);
            }
            long author = Fingerprint.of(change.author());
            for (String community : change.communities()) {
                byCommunity
                        .computeIfAbsent(community, name -> new CommunityChange())
                        .add(more, change.repost(), author);
            }
        }
        return new LinkStats(
                newVersion,
                newLatest,
                newRating,
                Math.max(0, newShares),
                Math.max(0, newReposts),
                Map.copyOf(newTargets),
                moments.plus(changes),
                times.plus(seconds),
                Map.copyOf(newHashtags),
                changed(byCommunity));
    }

    /** Of two shares at the same time, which may spell the link in different ways, the one of the smaller source counts. */
    private static @Nullable SourceRating latest(
            @Nullable SourceRating known, boolean sameTime, @Nullable SourceRating added) {
        if (known == null || added == null) {
            return added == null ? known : added;
        }
        return sameTime && known.source().compareTo(added.source()) <= 0 ? known : added;
    }

    private static <K> void add(Map<K, Integer> counts, K key, int more) {
        int sum = counts.getOrDefault(key, 0) + more;
        if (sum > 0) {
            counts.put(key, sum);
        } else {
            counts.remove(key);
        }
    }

    /** What a batch changes in one community. */
    private static final class CommunityChange {
        private int shares;
        private int reposts;
        private final Long2IntOpenHashMap authors = new Long2IntOpenHashMap();

        void add(int more, boolean repost, long author) {
            shares += more;
            reposts += repost ? more : 0;
            authors.addTo(author, more);
        }

        CommunityCount plus(CommunityCount count) {
            return new CommunityCount(
                    count.community(),
                    count.shares() + shares,
                    count.reposts() + reposts,
                    count.authors().plus(authors));
        }
    }

    private List<CommunityCount> changed(Map<String, CommunityChange> changes) {
        Map<String, CommunityCount> counts = new TreeMap<>();
        for (CommunityCount count : communities) {
            counts.put(count.community(), count);
        }
        changes.forEach((community, change) -> counts.merge(
                community,
                change.plus(new CommunityCount(community, 0, 0, LongCounts.NONE)),
                (known, alone) -> change.plus(known)));
        return counts.values().stream().filter(count -> count.shares() > 0).toList();
    }

    /** Shares that are not reposts. */
    int originals() {
        return shares - reposts;
    }

    /** Distinct accounts that shared it. */
    int authors() {
        if (communities.size() == 1) {
            return communities.get(0).authors().size();
        }
        LongOpenHashSet all = new LongOpenHashSet();
        for (CommunityCount count : communities) {
            all.addAll(LongOpenHashSet.of(count.authors().keys()));
        }
        return all.size();
    }

    /** What most of those who shared it spelled; of several the first by alphabet. */
    Link target() {
        return targets.entrySet().stream()
                .max(Map.Entry.<Link, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /** The hashtags of most shares, of several with the same number the first by alphabet. */
    List<Map.Entry<String, Integer>> topHashtags(int size) {
        return hashtags.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(size)
                .toList();
    }

    /** The first share; null if so many of the first ones were deleted that it is not known any more. */
    @Nullable TimedShare first() {
        return moments.earliest().isEmpty() ? null : moments.earliest().get(0);
    }

    Instant firstSharedAt() {
        TimedShare first = first();
        return first == null ? Instant.ofEpochSecond(times.first()) : first.at();
    }

    Instant lastSharedAt() {
        List<TimedShare> latest =
                moments.latest().isEmpty() && moments.between() == 0 ? moments.earliest() : moments.latest();
        return latest.isEmpty()
                ? Instant.ofEpochSecond(times.last())
                : latest.get(latest.size() - 1).at();
    }

    /** Whole seconds from the first share until half of the shares, rounded up, had been made. */
    long halfLifeSeconds() {
        return Math.max(0, times.half() - firstSharedAt().getEpochSecond());
    }
}
