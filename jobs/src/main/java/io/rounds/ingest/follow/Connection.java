package io.rounds.ingest.follow;

import java.time.Duration;
import java.util.List;

/** A connection to a network's live stream. Used by one thread. */
public interface Connection extends AutoCloseable {
    /**
     * Waits for events.
     *
     * @param wait how long at most, if there are none
     * @return the steps of the stream since the last call, in order; empty if there were none
     */
    List<Step> next(Duration wait) throws ConnectionLostException, InterruptedException;

    /** Whether all that was asked for has been read. A live stream never ends. */
    default boolean isFinished() {
        return false;
    }

    @Override
    void close();
}
