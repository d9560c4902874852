package io.rounds.bench.sessions;

import java.util.Set;

/**
 * When people met: a chat that was planted, or an entry of a programme.
 *
 * @param tag normalised
 * @param tags the tag and its alternatives
 * @param startMillis inclusive
 * @param endMillis inclusive
 */
record PlannedSession(String tag, Set<String> tags, long startMillis, long endMillis) {
    boolean contains(long millis) {
        return millis >= startMillis && millis <= endMillis;
    }

    boolean overlaps(FoundSession found) {
        return tags.contains(found.tag()) && found.startMillis() <= endMillis && found.endMillis() >= startMillis;
    }
}
