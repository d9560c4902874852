package io.rounds.trends;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A topic's ranks among those of its kind in a community in a window: what becomes a {@code trends} document.
 *
 * @param window name of the window, for example {@code 1h}
 * @param windowEnd exclusive
 * @param topic the normalised hashtag, or the canonical link
 * @param version grows with every tweet that the window got, so the later list wins
 * @param row its counts; null where it fell out of both rankings and the document must go
 * @param liveRank from 1; null where not ranked
 * @param unusualRank from 1; null where not ranked
 * @param credibility of its links at that time; null where it is not computed
 */
public record Trend(
        String community,
        String window,
        Instant windowEnd,
        TopicKind kind,
        String topic,
        long version,
        @Nullable TopicRow row,
        @Nullable Integer liveRank,
        @Nullable Integer unusualRank,
        @Nullable LinkCredibility credibility) {

    /** This trend with the credibility of its links. */
    public Trend with(LinkCredibility found) {
        return new Trend(community, window, windowEnd, kind, topic, version, row, liveRank, unusualRank, found);
    }
}
