package io.rounds.trends;

import io.rounds.trends.bursts.WrittenBurst;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a document of a topic that became unusual: how it stands now, or that there is none.
 *
 * @param topic see {@link Topic}
 * @param beganAt the end of its first window
 * @param version later ones of this topic are higher
 * @param window name of the window in which it was found; empty where there is no burst
 * @param burst null where no burst began then after all, and the document must go
 * @param credibility of its links at its peak; null where it is not computed
 */
public record BurstChange(
        String topic,
        Instant beganAt,
        long version,
        String window,
        @Nullable WrittenBurst burst,
        @Nullable LinkCredibility credibility) {

    /** This change with the credibility of its links. */
    public BurstChange with(LinkCredibility found) {
        return new BurstChange(topic, beganAt, version, window, burst, found);
    }

    /** A minute as a time. */
    static Instant time(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
