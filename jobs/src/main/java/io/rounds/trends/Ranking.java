package io.rounds.trends;

import java.util.List;

/**
 * What ranks now in a community in a window: what becomes a {@code rankings} document.
 *
 * @param window name of the window, for example {@code 1h}
 * @param end of the window, minutes since 1970-01-01T00:00Z, exclusive
 * @param uses the sum of the tweets of all topics, whether they rank or not: grows with every late tweet of the window
 * @param hashtags in the order of {@link RankedList#ranks}
 * @param links in the same order
 */
public record Ranking(
        String community, String window, int end, long uses, List<RankedTopic> hashtags, List<RankedTopic> links) {
    private static final int USES_BITS = 36;
    private static final long MAX_USES = (1L << USES_BITS) - 1;

    public Ranking {
        hashtags = List.copyOf(hashtags);
        links = List.copyOf(links);
    }

    /**
     * The version of the document. It orders by the window's end first; for the same end the ranking with more tweets is
     * the later one, as tweets are only added. It is positive from 1970 to the year 2225.
     */
    public long version() {
        return ((long) Math.max(0, end) << USES_BITS) + Math.min(uses, MAX_USES) + 1;
    }

    /** Whether another ranking, of any end, has the same topics with the same figures in the same places. */
    public boolean showsTheSameAs(Ranking other) {
        return hashtags.equals(other.hashtags) && links.equals(other.links);
    }

    /** This ranking with other topics. */
    public Ranking with(List<RankedTopic> otherHashtags, List<RankedTopic> otherLinks) {
        return new Ranking(community, window, end, uses, otherHashtags, otherLinks);
    }
}
