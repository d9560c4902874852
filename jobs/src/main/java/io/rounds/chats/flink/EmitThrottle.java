package io.rounds.chats.flink;

import java.util.HashMap;
import java.util.Map;

/**
 * Which chats are not to be told yet. A chat is counted anew each time it is told (decision 019), so that a very large one
 * rests between its tellings; otherwise nothing else could be done.
 */
public final class EmitThrottle {
    /** What takes less, milliseconds, needs no rest. */
    private static final long LONG_MILLIS = 50;

    /** From one telling to the next it takes so many times as long as telling: a third of the time is for this chat. */
    private static final int TIMES = 3;

    private final Map<String, Long> until = new HashMap<>();

    /** Whether the chats of a tag rest. */
    public boolean rests(String tag, long nowMillis) {
        Long end = until.get(tag);
        return end != null && nowMillis < end;
    }

    /** Takes note that the chats of a tag were told, and how long that took. */
    public void told(String tag, long beganMillis, long endedMillis) {
        long took = endedMillis - beganMillis;
        if (took > LONG_MILLIS) {
            until.put(tag, beganMillis + TIMES * took);
        } else {
            until.remove(tag);
        }
    }

    /** Lets nobody rest any more. */
    public void end() {
        until.clear();
    }
}
