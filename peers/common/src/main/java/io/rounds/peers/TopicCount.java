package io.rounds.peers;

import java.util.Comparator;

/**
 * A topic of a community in a window.
 *
 * @param tweets all of them
 * @param originals those that are not reposts
 * @param authors distinct accounts
 */
public record TopicCount(String topic, long tweets, long originals, long authors) {
    /** Most authors first, then most tweets, then by name: the live ranking of Rounds. */
    public static final Comparator<TopicCount> LIVE = Comparator.comparingLong(TopicCount::authors)
            .thenComparingLong(TopicCount::tweets)
            .reversed()
            .thenComparing(TopicCount::topic);

    /** Most authors a tweet first, then as {@link #LIVE}: what many accounts say rather than a few again and again. */
    public static final Comparator<TopicCount> SPREAD =
            Comparator.comparingDouble(TopicCount::spread).reversed().thenComparing(LIVE);

    /** Distinct authors from which on a topic is ranked at all. */
    public static final int MIN_AUTHORS = 2;

    /** Distinct authors for each tweet, above 0 and at most 1. */
    public double spread() {
        return (double) authors / tweets;
    }

    /** Whether it is ranked. */
    public boolean ranks() {
        return authors >= MIN_AUTHORS;
    }
}
