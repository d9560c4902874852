package io.rounds.chats.sessions;

import org.jspecify.annotations.Nullable;

/** Times from the first to the last, both included, milliseconds. */
public record TimeRange(long startMillis, long endMillis) {
    /** Whether a time of it is in [from, to). */
    boolean overlaps(long from, long to) {
        return startMillis < to && endMillis >= from;
    }

    /** From the earlier start to the later end; this range where the other one is null. */
    TimeRange union(@Nullable TimeRange other) {
        return other == null
                ? this
                : new TimeRange(Math.min(startMillis, other.startMillis), Math.max(endMillis, other.endMillis));
    }
}
