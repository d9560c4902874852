package io.rounds.elasticsearch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each failure, up to a limit, and of that a random part
 * between half and all, so that parallel writers do not come back at the same moment.
 *
 * @param first after the first failure
 * @param longest after many
 */
public record Backoff(Duration first, Duration longest) {
    /** 100 ms, 200 ms, 400 ms ... 10 s. */
    public static final Backoff USUAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

    private static final int MAX_DOUBLINGS = 30;

    /**
     * The time to wait.
     *
     * @param failures so far, 1 or more
     */
    public Duration delay(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(bounded - random.nextLong(bounded / 2 + 1));
    }
}
