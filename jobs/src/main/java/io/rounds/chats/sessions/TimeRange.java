package io.rounds.chats.sessions;

/** A time from its first to its last tweet. */
public record TimeRange(long startMillis, long endMillis) {
    /** Whether it has a moment in [from, to). */
    boolean touches(long from, long to) {
        return startMillis < to && endMillis >= from;
    }
}
