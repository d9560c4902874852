package io.rounds.trends;

import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/** Sums tweets, or parts of a pane, up to one {@link Pane}. The order in which they come does not matter. */
public final class PaneBuilder {
    private static final int EXPECTED_TOPICS = 6;

    private final Object2ObjectOpenHashMap<String, TopicBuilder> topics =
            new Object2ObjectOpenHashMap<>(EXPECTED_TOPICS);

    /** Counts a tweet for one of its hashtags in one community. */
    public void add(String topic, long topicFingerprint, Tweet tweet, long authorFingerprint, Hashtag hashtag) {
        topic(topic, topicFingerprint).add(tweet, authorFingerprint, hashtag);
    }

    /** What the pane has of a topic, to add to. */
    public TopicBuilder topic(String topic, long topicFingerprint) {
        TopicBuilder known = topics.get(topic);
        if (known == null) {
            known = new TopicBuilder(topic, topicFingerprint);
            topics.put(topic, known);
        }
        return known;
    }

    /** Adds a part of the same pane. */
    public PaneBuilder add(Pane part) {
        for (int i = 0; i < part.topics().length; i++) {
            topic(part.topics()[i], 0).add(part, i); // its authors have their fingerprints already
        }
        return this;
    }

    /** The pane. */
    public Pane build() {
        TopicBuilder[] builders = topics.values().toArray(TopicBuilder[]::new);
        Arrays.sort(builders, Comparator.comparing(builder -> builder.topic));
        int authorCount = 0;
        int firstCount = 0;
        for (TopicBuilder builder : builders) {
            authorCount += builder.authors.size();
            firstCount += builder.firsts;
        }
        String[] names = new String[builders.length];
        int[] tweets = new int[builders.length];
        int[] originals = new int[builders.length];
        int[] authorEnds = new int[builders.length];
        long[] authors = new long[authorCount];
        int[] firstEnds = new int[builders.length];
        String[] firstIds = new String[firstCount];
        long[] firstMillis = new long[firstCount];
        int authorEnd = 0;
        int firstEnd = 0;
        for (int i = 0; i < builders.length; i++) {
            TopicBuilder builder = builders[i];
            names[i] = builder.topic;
            tweets[i] = builder.tweets;
            originals[i] = builder.originals;
            builder.authors.copySorted(authors, authorEnd);
            authorEnd += builder.authors.size();
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

    private static Counts columns(TopicBuilder[] builders, Function<TopicBuilder, NameCounts> column) {
        int size = 0;
        for (TopicBuilder builder : builders) {
            size += column.apply(builder).size();
        }
        int[] ends = new int[builders.length];
        String[] names = new String[size];
        int[] values = new int[size];
        int end = 0;
        for (int i = 0; i < builders.length; i++) {
            NameCounts counts = column.apply(builders[i]);
            counts.copyTo(names, values, end);
            end += counts.size();
            ends[i] = end;
        }
        return new Counts(ends, names, values);
    }
}
