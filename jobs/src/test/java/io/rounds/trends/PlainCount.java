package io.rounds.trends;

import io.rounds.model.Tweet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counts of one window as anybody would write them: look at every tweet. Shares no code with the analysis. */
public final class PlainCount {
    /** A topic's counts. */
    public static final class Count {
        public int tweets;
        public int originals;
        public int reposts;
        public final Set<String> authors = new HashSet<>();
    }

    private PlainCount() {}

    /** Counts by topic of the window [end - size, end), minutes; a tweet's own id counts once. */
    public static Map<String, Count> of(Collection<Tweet> tweets, int sizeMinutes, long endMinute, Set<String> own) {
        Map<String, Count> counts = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (Tweet tweet : tweets) {
            long second = tweet.createdAt().getEpochSecond();
            if (second < (endMinute - sizeMinutes) * 60 || second >= endMinute * 60 || !ids.add(tweet.id())) {
                continue;
            }
            tweet.hashtags().stream().map(hashtag -> hashtag.tag()).distinct().forEach(tag -> {
                if (!own.contains(tag)) {
                    Count count = counts.computeIfAbsent(tag, key -> new Count());
                    count.tweets++;
                    count.originals += tweet.isRepost() ? 0 : 1;
                    count.reposts += tweet.isRepost() ? 1 : 0;
                    count.authors.add(tweet.author().id());
                }
            });
        }
        return counts;
    }
}
