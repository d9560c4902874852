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
 * The statistics of one link: the exact sums of its shares, in whatever order these were added and removed.
 *
 * <p>All parts are counts that the opposite change reverts. Authors are counted exactly, by 64-bit fingerprints
 * ({@link Fingerprint} gives the odds). Immutable: changes are applied in batches, so that
 * a link which everybody shares is written once a batch.
 *
 * @param version the sum of {@link ShareChange#steps} so far: it grows with every change of the shares
 * @param latestMillis the latest time of any share, also of one that was removed since
 * @param rating of the link's source at that time; null where none was looked up
 * @param reposts of the shares
 * @param targets what the link points to, by spelling in the tweets: publisher and ids depend on it
 * @param hashtags of the sharing tweets, with the number of shares
 * @param communities by name
 */
public record LinkStats(
        long version,
        long latestMillis,
        @Nullable SourceRating rating,
        int shares,
        int reposts,
        Map<Link, Integer> targets,
        FirstAndLastShares firstAndLast,
        ShareTimes times,
        Map<String, Integer> hashtags,
        List<CommunityCount> communities) {
    /** Before the first share. */
    public static final LinkStats NONE =
            new LinkStats(0, Long.MIN_VALUE, null, 0, 0, Map.of(), FirstAndLastShares.NONE, ShareTimes.NONE, Map.of(), List.of());

    /** These statistics after a batch of changes. */
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
                firstAndLast.plus(changes),
                times.plus(seconds),
                Map.copyOf(newHashtags),
                changed(byCommunity));
    }

    /** The rating of the later share; of two at the same time, which may spell the link in different ways, the smaller source. */
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

    /** The changes of a batch in one community. */
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

    /** The target by the spelling of most shares; of several the first in alphabetical order. */
    Link target() {
        return targets.entrySet().stream()
                .max(Map.Entry.<Link, Integer>comparingByValue()
                        .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
                .orElseThrow()
                .getKey();
    }

    /** The most frequent hashtags, ties in alphabetical order. */
    List<Map.Entry<String, Integer>> topHashtags(int size) {
        return hashtags.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(size)
                .toList();
    }

    /** The first share; null where it is unknown because too many of the first ones were removed. */
    @Nullable TimedShare first() {
        return firstAndLast.earliest().isEmpty() ? null : firstAndLast.earliest().get(0);
    }

    Instant firstSharedAt() {
        TimedShare first = first();
        return first == null ? Instant.ofEpochSecond(times.first()) : first.at();
    }

    Instant lastSharedAt() {
        List<TimedShare> latest =
                firstAndLast.latest().isEmpty() && firstAndLast.between() == 0 ? firstAndLast.earliest() : firstAndLast.latest();
        return latest.isEmpty()
                ? Instant.ofEpochSecond(times.last())
                : latest.get(latest.size() - 1).at();
    }

    /** Whole seconds from the first share until half of the shares, rounded up, had been made. */
    long halfLifeSeconds() {
        return Math.max(0, times.half() - firstSharedAt().getEpochSecond());
    }
}
