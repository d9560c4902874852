package io.rounds.ingest.follow.feeds;

import java.io.Serializable;
import java.time.Duration;

/**
 * How often feeds are asked for.
 *
 * @param every how often a feed is asked for
 * @param longest the longest pause after failures: the pause doubles with each of them, beginning with {@code every}
 * @param answer how long a server may take for its whole answer
 */
public record FeedTimes(Duration every, Duration longest, Duration answer) implements Serializable {
    /** For public feeds. */
    public static final FeedTimes STANDARD =
            new FeedTimes(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofSeconds(60));

    /** The pause after so many failures in a row, 1 or more. */
    Duration pauseAfter(int failures) {
        Duration pause = every.multipliedBy(1L << Math.min(failures, 16));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
