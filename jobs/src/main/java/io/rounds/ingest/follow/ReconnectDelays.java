package io.rounds.ingest.follow;

import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long to wait before the next attempt to connect, by cause and by how many attempts have failed in a row.
 *
 * <p>Each delay grows from its first value to its last one: by a factor of two, or by equal steps.
 */
public final class ReconnectDelays {
    /** For networks that do not say how: quickly at first, then once a minute. */
    public static final ReconnectDelays STANDARD = new ReconnectDelays(Map.of(
            Cause.NETWORK, new Growth(Duration.ofMillis(500), Duration.ofSeconds(60), true),
            Cause.SERVER, new Growth(Duration.ofSeconds(1), Duration.ofSeconds(120), true),
            Cause.THROTTLED, new Growth(Duration.ofSeconds(30), Duration.ofMinutes(15), true),
            Cause.REFUSED, new Growth(Duration.ofSeconds(30), Duration.ofMinutes(15), true)));

    /** As documented for X's filtered stream. */
    public static final ReconnectDelays X = new ReconnectDelays(Map.of(
            Cause.NETWORK, new Growth(Duration.ofMillis(250), Duration.ofSeconds(16), false),
            Cause.SERVER, new Growth(Duration.ofSeconds(5), Duration.ofSeconds(320), true),
            Cause.THROTTLED, new Growth(Duration.ofSeconds(60), Duration.ofMinutes(16), true),
            Cause.REFUSED, new Growth(Duration.ofSeconds(60), Duration.ofMinutes(16), true)));

    private final Map<Cause, Growth> growths;

    /** @param growths one for each cause */
    public ReconnectDelays(Map<Cause, Growth> growths) {
        this.growths = new EnumMap<>(growths);
    }

    /**
     * The delay before the next attempt.
     *
     * @param failures how many attempts have failed in a row, 1 or more
     */
    public Duration before(ConnectionLostException lost, int failures) {
        Duration own = growths.getOrDefault(lost.why(), Growth.NONE).after(failures);
        Duration asked = lost.retryAfter();
        return asked != null && asked.compareTo(own) > 0 ? asked : own;
    }

    /**
     * How a delay grows.
     *
     * @param first after one failure
     * @param last never more than this
     * @param doubles whether it doubles with each failure, instead of growing by {@code first}
     */
    public record Growth(Duration first, Duration last, boolean doubles) {
        private static final Growth NONE = new Growth(Duration.ZERO, Duration.ZERO, false);
        private static final int MAX_DOUBLINGS = 30;

        Duration after(int failures) {
            long factor = doubles ? 1L << Math.min(failures - 1, MAX_DOUBLINGS) : failures;
            Duration delay = first.multipliedBy(factor);
            return delay.compareTo(last) < 0 ? delay : last;
        }
    }
}
