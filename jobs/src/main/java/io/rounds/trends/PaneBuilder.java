package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Sums tweets, or parts of a pane, up to one {@link Pane}. The result does not depend on their order. */
public final class PaneBuilder {
    private static final int EXPECTED_TOPICS = 6;

    private final PaneNames names;
    private final Object2ObjectOpenHashMap<String, TopicBuilder> topics =
            new Object2ObjectOpenHashMap<>(EXPECTED_TOPICS);

    /** @param names of its minute, which several panes may share */
    public PaneBuilder(PaneNames names) {
        this.names = names;
    }

    /** The builder of a topic of the pane, new where the pane does not have it yet. */
    public TopicBuilder topic(String topic, long topicFingerprint) {
        TopicBuilder known = topics.get(topic);
        if (known == null) {
            known = new TopicBuilder(topic, topicFingerprint, names);
            topics.put(topic, known);
        }
        return known;
    }

    /** The sum of two parts of the same pane. */
    public static Pane sum(Pane one, Pane other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        PaneBuilder builder = new PaneBuilder(new PaneNames(one.names().length + other.names().length));
        builder.add(one);
        builder.add(other);
        return builder.build();
    }

    /**
     * The sum of several panes, in which a topic has no more than a number of names of each kind: those of the most tweets.
     * Where it keeps as many reposted tweets as exemplars are needed, it keeps no originals.
     */
    static Pane sum(List<Pane> panes, int kept) {
        PaneBuilder builder = new PaneBuilder(new PaneNames(
                panes.stream().mapToInt(pane -> pane.names().length).sum()));
        panes.forEach(builder::add);
        builder.topics.values().forEach(topic -> topic.keepMost(kept));
        return builder.build();
    }

    private void add(Pane part) {
        int[] numbers = new int[part.names().length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = names.of(part.names()[i]);
        }
        for (int i = 0; i < part.topics().length; i++) {
            topic(part.topics()[i], 0).add(part, i, numbers); // its authors have their fingerprints already
        }
    }

    /** The pane. */
    public Pane build() {
        TopicBuilder[] builders = topics.values().toArray(TopicBuilder[]::new);
        Arrays.sort(builders, Comparator.comparing(builder -> builder.topic));
        int authorCount = 0;
        int firstCount = 0;
        for (TopicBuilder builder : builders) {
            builder.authors.sort();
            builder.uses.sort();
            authorCount += builder.authors.size();
            firstCount += builder.firsts;
        }
        names.beginPane();
        String[] topicNames = new String[builders.length];
        int[] tweets = new int[builders.length];
        int[] originals = new int[builders.length];
        int[] authorEnds = new int[builders.length];
        long[] authors = new long[authorCount];
        Columns[] columns = {new Columns(builders.length), new Columns(builders.length), new Columns(builders.length)};
        int[] firstEnds = new int[builders.length];
        int[] firstIds = new int[firstCount];
        long[] firstMillis = new long[firstCount];
        int authorEnd = 0;
        int firstEnd = 0;
        for (int i = 0; i < builders.length; i++) {
            TopicBuilder builder = builders[i];
            topicNames[i] = builder.topic;
            tweets[i] = builder.tweets;
            originals[i] = builder.originals;
            builder.authors.copyTo(authors, authorEnd);
            authorEnd += builder.authors.size();
            authorEnds[i] = authorEnd;
            for (int use = 0; use < builder.uses.size(); use++) {
                columns[builder.uses.kind(use)].add(names.local(builder.uses.name(use)), builder.uses.count(use));
            }
            for (Columns column : columns) {
                column.end(i);
            }
            for (int f = 0; f < builder.firsts; f++) {
                firstIds[firstEnd] = names.local(builder.firstIds[f]);
                firstMillis[firstEnd++] = builder.firstMillis[f];
            }
            firstEnds[i] = firstEnd;
        }
        return new Pane(
                names.locals(),
                topicNames,
                tweets,
                originals,
                authorEnds,
                authors,
                columns[NameUses.REPOSTED].counts(),
                columns[NameUses.LINKS].counts(),
                columns[NameUses.SPELLINGS].counts(),
                new FirstOriginals(firstEnds, firstIds, firstMillis));
    }

    /** Builds {@link NameCounts}. */
    private static final class Columns {
        private final int[] ends;
        private final IntArrayList names = new IntArrayList();
        private final IntArrayList counts = new IntArrayList();

        Columns(int topics) {
            ends = new int[topics];
        }

        void add(int name, int count) {
            names.add(name);
            counts.add(count);
        }

        void end(int topic) {
            ends[topic] = names.size();
        }

        NameCounts counts() {
            return new NameCounts(ends, names.toIntArray(), counts.toIntArray());
        }
    }
}
