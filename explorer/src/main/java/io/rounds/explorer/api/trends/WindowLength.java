package io.rounds.explorer.api.trends;

import java.time.Duration;

/** Parses the names of windows. */
final class WindowLength {
    private WindowLength() {}

    /** @param name for example {@code 15m}; matches the contract's pattern */
    static Duration of(String name) {
        long number = Long.parseLong(name.substring(0, name.length() - 1));
        return switch (name.charAt(name.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
