package io.rounds.trends;

import io.rounds.model.Fingerprint;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Tweet;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums tweets, or parts of a pane, up to one {@link Pane}. The order in which they come does not matter. */
public final class PaneBuilder {
    private final Map<String, TopicBuilder> topics = new HashMap<>();

    /** Counts a tweet for one of its hashtags in one community. */
    public void add(String topic, long topicFingerprint, Tweet tweet, long authorFingerprint, Hashtag hashtag) {
        TopicBuilder builder = builder(topic);
        builder.tweets++;
        builder.authors.add(Fingerprint.of(topicFingerprint, authorFingerprint));
        if (!tweet.isRepost()) {
            builder.originals++;
            builder.first(tweet.id(), tweet.createdAt().toEpochMilli());
        } else if (tweet.repostOf() != null) {
            builder.reposted = TopicBuilder.added(builder.reposted, tweet.repostOf(), 1);
        }
        for (Link link : tweet.links()) {
            builder.links = TopicBuilder.added(builder.links, link.canonical(), 1);
        }
        builder.spellings = TopicBuilder.added(builder.spellings, hashtag.spelling(), 1);
    }

    /** Adds a part of the same pane. */
    public PaneBuilder add(Pane part) {
        for (int i = 0; i < part.topics().length; i++) {
            TopicBuilder builder = builder(part.topics()[i]);
            builder.tweets += part.tweets()[i];
            builder.originals += part.originals()[i];
            for (int a = part.authorsFrom(i); a < part.authorsTo(i); a++) {
                builder.authors.add(part.authors()[a]);
            }
            builder.reposted = addAll(builder.reposted, part.reposted(), i);
            builder.links = addAll(builder.links, part.links(), i);
            builder.spellings = addAll(builder.spellings, part.spellings(), i);
            FirstOriginals firsts = part.firstOriginals();
            for (int f = firsts.from(i); f < firsts.to(i); f++) {
                builder.first(firsts.ids()[f], firsts.millis()[f]);
            }
        }
        return this;
    }

    /** The pane. */
    public Pane build() {
        String[] names = topics.keySet().toArray(String[]::new);
        Arrays.sort(names);
        TopicBuilder[] builders = new TopicBuilder[names.length];
        int authorCount = 0;
        int firstCount = 0;
        for (int i = 0; i < names.length; i++) {
            builders[i] = builder(names[i]);
            authorCount += builders[i].authors.size();
            firstCount += builders[i].firsts;
        }
        int[] tweets = new int[names.length];
        int[] originals = new int[names.length];
        int[] authorEnds = new int[names.length];
        long[] authors = new long[authorCount];
        int[] firstEnds = new int[names.length];
        String[] firstIds = new String[firstCount];
        long[] firstMillis = new long[firstCount];
        int authorEnd = 0;
        int firstEnd = 0;
        for (int i = 0; i < names.length; i++) {
            TopicBuilder builder = builders[i];
            tweets[i] = builder.tweets;
            originals[i] = builder.originals;
            int authorFrom = authorEnd;
            authorEnd += builder.authors.size();
            copySorted(builder, authors, authorFrom, authorEnd);
            authorEnds[i] = authorEnd;
            System.arraycopy(builder.firstIds, 0, firstIds, firstEnd, builder.firsts);
            System.arraycopy(builder.firstMillis, 0, firstMillis, firstEnd, builder.firsts);
            firstEnd += builder.firsts;
            firstEnds[i] = firstEnd;
        }
        return new Pane(
                names,
                tweets,
                originals,
                authorEnds,
                authors,
                columns(builders, builder -> builder.reposted),
                columns(builders, builder -> builder.links),
                columns(builders, builder -> builder.spellings),
                new FirstOriginals(firstEnds, firstIds, firstMillis));
    }

    private static void copySorted(TopicBuilder builder, long[] authors, int from, int to) {
        int at = from;
        for (var author = builder.authors.iterator(); author.hasNext(); ) {
            authors[at++] = author.nextLong();
        }
        Arrays.sort(authors, from, to);
    }

    private TopicBuilder builder(String topic) {
        return topics.computeIfAbsent(topic, key -> new TopicBuilder());
    }

    private static @Nullable Object2IntOpenHashMap<String> addAll(
            @Nullable Object2IntOpenHashMap<String> sums, Counts part, int topic) {
        Object2IntOpenHashMap<String> result = sums;
        for (int i = part.from(topic); i < part.to(topic); i++) {
            result = TopicBuilder.added(result, part.names()[i], part.counts()[i]);
        }
        return result;
    }

    private static Counts columns(
            TopicBuilder[] builders, Function<TopicBuilder, @Nullable Object2IntOpenHashMap<String>> column) {
        int size = 0;
        for (TopicBuilder builder : builders) {
            Object2IntOpenHashMap<String> counts = column.apply(builder);
            size += counts == null ? 0 : counts.size();
        }
        int[] ends = new int[builders.length];
        String[] names = new String[size];
        int[] values = new int[size];
        int end = 0;
        for (int i = 0; i < builders.length; i++) {
            Object2IntOpenHashMap<String> counts = column.apply(builders[i]);
            if (counts != null) {
                int from = end;
                for (String name : counts.keySet()) {
                    names[end++] = name;
                }
                Arrays.sort(names, from, end);
                for (int n = from; n < end; n++) {
                    values[n] = counts.getInt(names[n]);
                }
            }
            ends[i] = end;
        }
        return new Counts(ends, names, values);
    }
}
