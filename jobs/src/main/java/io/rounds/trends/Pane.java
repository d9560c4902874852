package io.rounds.trends;

import java.util.Arrays;

/**
 * The sums of one minute: for each topic the tweets, originals, authors, reposted tweets, links, spellings and
 * earliest originals. Immutable, in columns, topics sorted.
 *
 * <p>Topics are keys, see {@link Topic}. Authors are fingerprints of (topic, author), sorted within a topic. A pane may be
 * a part, of one key group or one subtask. {@link PaneBuilder} adds parts up; the result does not depend on their order.
 *
 * @param names tweet ids, links and spellings, each once, in no order; other columns refer to them by number
 * @param topics sorted
 * @param tweets originals + reposts, for each topic
 * @param originals everything that is not a repost
 * @param authorEnds the authors of topic i are those from {@code authorEnds[i-1]} to {@code authorEnds[i]}
 * @param reposted reposted tweets with the number of reposts
 * @param links canonical links with the number of tweets
 * @param spellings of the topic's name with the number of tweets
 * @param firstOriginals the earliest originals, at most {@link #FIRST_ORIGINALS} a topic
 */
@SuppressWarnings("ArrayRecordComponent") // columns, never compared as a whole
public record Pane(
        String[] names,
        String[] topics,
        int[] tweets,
        int[] originals,
        int[] authorEnds,
        long[] authors,
        NameCounts reposted,
        NameCounts links,
        NameCounts spellings,
        FirstOriginals firstOriginals) {
    /** How many of the earliest originals a topic keeps. */
    public static final int FIRST_ORIGINALS = 3;

    /** Nine numbers or references. */
    private static final long BYTES_OF_TOPIC = 36;
    /** The text, an entry in a {@link NameIndex}, a reference and a number. */
    private static final long BYTES_OF_NAME = 96;

    /** Index of a topic, negative where it is absent. */
    public int indexOf(String topic) {
        return Arrays.binarySearch(topics, topic);
    }

    /** Index of the first author of topic i. */
    public int authorsFrom(int topic) {
        return topic == 0 ? 0 : authorEnds[topic - 1];
    }

    /** Index after the last author of topic i. */
    public int authorsTo(int topic) {
        return authorEnds[topic];
    }

    /** This pane with other authors, in the same columns. */
    Pane withAuthors(int[] otherEnds, long[] others) {
        return new Pane(
                names, topics, tweets, originals, otherEnds, others, reposted, links, spellings, firstOriginals);
    }

    /** About how much memory it takes in a table, the texts included as if no other pane had them. */
    long bytes() {
        return BYTES_OF_TOPIC * topics.length
                + BYTES_OF_NAME * names.length
                + 8L * (authors.length + reposted.names().length + links.names().length + spellings.names().length)
                + 12L * firstOriginals.ids().length;
    }

    /** Whether an author is among those of topic i. */
    public boolean hasAuthor(int topic, long author) {
        return Arrays.binarySearch(authors, authorsFrom(topic), authorsTo(topic), author) >= 0;
    }

    /** Whether it has no topic: such a pane only announces that the stream reached its minute. */
    public boolean isEmpty() {
        return topics.length == 0;
    }
}
