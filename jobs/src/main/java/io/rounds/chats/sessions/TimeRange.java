package io.rounds.chats.sessions;

/** Times from the first to the last, both included, milliseconds. */
public record TimeRange(long startMillis, long endMillis) {
    /** Whether a time of it is in [from, to). */
    boolean overlaps(long from, long to) {
        return startMillis < to && endMillis >= from;
    }
}
