package io.rounds.ingest.follow.x;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long to wait for X.
 *
 * @param maxSilence a stream without a byte for so long is lost; X sends an empty line every 20 s
 * @param searchDelay after a stream was opened, until what came before it is asked for: recent search does not have the last
 *     30 s
 */
public record XTiming(Duration maxSilence, Duration searchDelay) implements Serializable {
    /** For the real X. */
    public static final XTiming STANDARD = new XTiming(Duration.ofSeconds(30), Duration.ofSeconds(40));
}
