package io.rounds.trends;

import org.jspecify.annotations.Nullable;

/**
 * A topic of a {@link Ranking}.
 *
 * @param live rank from 1; null where not ranked
 * @param unusual rank from 1; null where not ranked
 * @param credibility of its links, see {@link Trend#credibility}; null where it is not computed
 */
public record RankedTopic(
        TopicRow row,
        @Nullable Integer live,
        @Nullable Integer unusual,
        @Nullable LinkCredibility credibility) {

    /** This topic with the credibility of its links. */
    public RankedTopic with(LinkCredibility found) {
        return new RankedTopic(row, live, unusual, found);
    }
}
