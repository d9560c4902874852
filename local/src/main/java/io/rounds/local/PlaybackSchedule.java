package io.rounds.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays back simulated time faster than real time until it catches up with the present, and in real time from there on.
 *
 * @param from the simulated time at which playback starts
 * @param began the real time at which playback started
 * @param acceleration simulated seconds per real second
 * @param clock the real time
 */
public record PlaybackSchedule(Instant from, Instant began, double acceleration, Clock clock) {
    /** The real time until a simulated time is due; negative if it is overdue. */
    public Duration until(Instant simulated) {
        Instant now = clock.instant();
        Duration ahead = Duration.between(from, simulated);
        Instant due = began.plusMillis(Math.round(ahead.toMillis() / acceleration));
        Instant notBefore = due.isBefore(simulated) ? simulated : due;
        return Duration.between(now, notBefore);
    }

    /** Waits until a simulated time is due. */
    public void await(Instant simulated) throws InterruptedException {
        Duration wait = until(simulated);
        if (!wait.isNegative()) {
            Thread.sleep(wait.toMillis());
        }
    }
}
