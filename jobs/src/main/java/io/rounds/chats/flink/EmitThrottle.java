package io.rounds.chats.flink;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits how often the chats of a tag are emitted. A chat is counted anew each time (decision 019), so that a very large one
 * has to wait between two revisions, or it would take all the time of its task.
 */
final class EmitThrottle {
    /** Tags that take less time than this do not wait, milliseconds. */
    private static final long MIN_MILLIS = 50;

    /** The time between two starts, in multiples of the time that emitting took: a tag gets a third of the time at most. */
    private static final int INTERVAL_FACTOR = 3;

    private final Map<String, Long> waitUntil = new HashMap<>();

    /** Whether the chats of a tag have to wait. */
    boolean mustWait(String tag, long nowMillis) {
        Long end = waitUntil.get(tag);
        return end != null && nowMillis < end;
    }

    /** Records when emitting the chats of a tag started and ended. */
    void emitted(String tag, long startMillis, long endMillis) {
        long took = endMillis - startMillis;
        if (took > MIN_MILLIS) {
            waitUntil.put(tag, startMillis + INTERVAL_FACTOR * took);
        } else {
            waitUntil.remove(tag);
        }
    }

    /** Lets no tag wait any more. */
    void reset() {
        waitUntil.clear();
    }
}
