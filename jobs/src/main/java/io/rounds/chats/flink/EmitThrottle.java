package io.rounds.chats.flink;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits how often the chats of tags are emitted. A chat is counted anew each time (decision 019), so that large ones have
 * to wait between two revisions, or they would take all the time of their task: all tags together get a tenth of it.
 */
final class EmitThrottle {
    /** How long a tag waits from the start of its last emission, in multiples of the time that all waiting tags took. */
    private static final int INTERVAL_FACTOR = 10;

    /** Of tags that have to wait, the one that was emitted first at the front. */
    private final Map<String, Emission> waiting = new LinkedHashMap<>();

    private long tookTogether;

    private record Emission(long startMillis, long tookMillis) {}

    /** Whether the chats of a tag have to wait. */
    boolean mustWait(String tag, long nowMillis) {
        for (Iterator<Emission> emissions = waiting.values().iterator(); emissions.hasNext(); ) {
            Emission first = emissions.next();
            if (nowMillis < first.startMillis() + INTERVAL_FACTOR * tookTogether) {
                break;
            }
            tookTogether -= first.tookMillis();
            emissions.remove();
        }
        return waiting.containsKey(tag);
    }

    /** Records when emitting the chats of a tag that did not have to wait started and ended. */
    void emitted(String tag, long startMillis, long endMillis) {
        long took = endMillis - startMillis;
        if (took > 0) {
            waiting.put(tag, new Emission(startMillis, took));
            tookTogether += took;
        }
    }
}
