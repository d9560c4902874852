package io.rounds.ingest.follow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of the past.
 *
 * @param since inclusive
 * @param until exclusive, later than {@code since}
 */
public record TimeSpan(Instant since, Instant until) {
    /** @throws IllegalArgumentException if it ends before it begins */
    public TimeSpan {
        if (!since.isBefore(until)) {
            throw new IllegalArgumentException("the time from " + since + " until " + until + " is empty");
        }
    }

    /** Whether a time is in it; one that is not known may be. */
    public boolean mayContain(@Nullable Instant time) {
        return time == null || (!time.isBefore(since) && time.isBefore(until));
    }
}
