package io.rounds.bench.sessions;

/** A session as its document says: its tag, and its first and last moment. */
record FoundSession(String tag, long startMillis, long endMillis) {
    boolean contains(long millis) {
        return millis >= startMillis && millis <= endMillis;
    }
}
