package io.rounds.ingest.follow.mastodon;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * How long a server asks to be left alone, by its headers {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, a time,
 * or {@code Retry-After}.
 *
 * @see <a href="https://docs.joinmastodon.org/api/rate-limits/">Rate limits</a>
 */
final class RateLimit {
    /** Some requests are left to a person who shares the address. */
    private static final long RESERVE = 10;
    /** The smallest limit of which some are left: of a small one, all are used. */
    private static final long LARGE = 100;

    private static final Duration WITHOUT_A_TIME = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private RateLimit() {}

    /** The time before which nothing should be asked; {@code now} if that is allowed at once. */
    static Instant pauseUntil(int status, HttpHeaders headers, Instant now) {
        boolean throttled = status == 429;
        long remaining = number(headers, "X-RateLimit-Remaining", Long.MAX_VALUE);
        long reserve = number(headers, "X-RateLimit-Limit", LARGE) >= LARGE ? RESERVE : 0;
        if (!throttled && remaining > reserve) {
            return now;
        }
        Instant reset = headers.firstValue("X-RateLimit-Reset")
                .map(text -> time(text, now))
                .orElseGet(() -> now.plusSeconds(
                        Math.min(number(headers, "Retry-After", WITHOUT_A_TIME.toSeconds()), LONGEST.toSeconds())));
        Instant latest = now.plus(LONGEST);
        if (reset.isAfter(latest)) {
            return latest;
        }
        // A server whose clock is behind says a time that has passed.
        return reset.isAfter(now) ? reset : throttled ? now.plus(WITHOUT_A_TIME) : now;
    }

    private static long number(HttpHeaders headers, String name, long otherwise) {
        try {
            return headers.firstValue(name)
                    .map(text -> Math.max(0, Long.parseLong(text.strip())))
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static Instant time(String text, Instant now) {
        try {
            return Instant.parse(text.strip());
        } catch (DateTimeParseException e) {
            return now.plus(WITHOUT_A_TIME);
        }
    }
}
