package io.rounds.ingest.follow.mastodon;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * How long a server asks to be left alone, by its headers {@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}, a time,
 * or {@code Retry-After}.
 */
final class RateLimit {
    /** Some requests are left to a person who shares the address. */
    private static final long RESERVE = 10;

    private static final Duration WITHOUT_A_TIME = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private RateLimit() {}

    /** The time before which nothing should be asked; {@code now} if that is allowed at once. */
    static Instant pauseUntil(int status, HttpHeaders headers, Instant now) {
        boolean throttled = status == 429;
        long remaining = headers.firstValue("X-RateLimit-Remaining")
                .map(RateLimit::number)
                .orElse(Long.MAX_VALUE);
        if (!throttled && remaining > RESERVE) {
            return now;
        }
        Instant reset = headers.firstValue("X-RateLimit-Reset")
                .map(text -> time(text, now))
                .orElseGet(() -> headers.firstValue("Retry-After")
                        .map(text -> now.plusSeconds(Math.min(number(text), LONGEST.toSeconds())))
                        .orElse(now.plus(WITHOUT_A_TIME)));
        Instant latest = now.plus(LONGEST);
        return reset.isBefore(now) ? now : reset.isAfter(latest) ? latest : reset;
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return WITHOUT_A_TIME.toSeconds();
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
