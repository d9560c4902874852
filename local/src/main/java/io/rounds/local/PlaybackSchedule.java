package io.rounds.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays past time faster than it went, until it catches up with the present; from there on in real time.
 *
 * @param from the simulated time to begin with
 * @param began when that was, by the clock
 * @param acceleration simulated seconds in a second
 * @param clock the present
 */
record PlaybackSchedule(Instant from, Instant began, double acceleration, Clock clock) {
    /** How long something that happens at a simulated time is still to come. */
    Duration until(Instant simulated) {
        Instant now = clock.instant();
        Duration ahead = Duration.between(from, simulated);
        Instant due = began.plusMillis(Math.round(ahead.toMillis() / acceleration));
        Instant notBefore = due.isBefore(simulated) ? simulated : due;
        return Duration.between(now, notBefore);
    }

    void await(Instant simulated) throws InterruptedException {
        Duration wait = until(simulated);
        if (!wait.isNegative()) {
            Thread.sleep(wait.toMillis());
        }
    }
}
