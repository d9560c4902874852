package io.rounds.trends;

import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

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
        return of(tweets, sizeMinutes, endMinute, tweet -> tweet.hashtags().stream()
                .map(Hashtag::tag)
                .filter(tag -> !own.contains(tag))
                .toList());
    }

    /** The same for whatever names a tweet has. */
    public static Map<String, Count> of(
            Collection<Tweet> tweets, int sizeMinutes, long endMinute, Function<Tweet, List<String>> names) {
        Map<String, Count> counts = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        for (Tweet tweet : tweets) {
            long second = tweet.createdAt().getEpochSecond();
            if (second < (endMinute - sizeMinutes) * 60 || second >= endMinute * 60 || !ids.add(tweet.id())) {
                continue;
            }
            names.apply(tweet).stream().distinct().forEach(name -> {
                Count count = counts.computeIfAbsent(name, key -> new Count());
                count.tweets++;
                count.originals += tweet.isRepost() ? 0 : 1;
                count.reposts += tweet.isRepost() ? 1 : 0;
                count.authors.add(tweet.author().id());
            });
        }
        return counts;
    }
}
