package io.rounds.trends;

import io.rounds.trends.bursts.WrittenBurst;
import org.jspecify.annotations.Nullable;

/** Takes what must be written of bursts. */
@FunctionalInterface
public interface BurstSink {
    /**
     * Writes a burst, or takes it back.
     *
     * @param topic see {@link Topic}
     * @param beganAt of the burst, minutes since 1970-01-01T00:00Z
     * @param version later ones of this topic are higher
     * @param burst null where no burst began then after all
     */
    void write(String topic, int beganAt, long version, @Nullable WrittenBurst burst);
}
