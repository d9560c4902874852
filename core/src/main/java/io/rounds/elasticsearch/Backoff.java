package io.rounds.elasticsearch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter: the delay doubles after each failure up to a limit, and a random part between half
 * and all of it is used, so that parallel writers do not retry at the same moment.
 *
 * @param first delay after the first failure
 * @param max limit of the delay
 */
public record Backoff(Duration first, Duration max) {
    /** 100 ms, 200 ms, 400 ms ... 10 s. */
    public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * The time to wait before the next attempt.
     *
     * @param failures so far, 1 or more
     */
    public Duration delay(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, max.toMillis());
        return Duration.ofMillis(bounded - random.nextLong(bounded / 2 + 1));
    }
}
