package io.rounds.ingest.bluesky;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bluesky's timestamp identifiers: 13 digits to the base of 32, a number of 64 bits whose highest bit is 0, then 53 bits
 * of microseconds since 1970, then 10 bits of a clock identifier.
 *
 * @see <a href="https://atproto.com/specs/tid">TID</a>
 */
final class Tid {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final int BITS_A_DIGIT = 5;
    private static final int CLOCK_BITS = 10;

    private Tid() {}

    /** The time in an identifier, or null if the text is not one. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.length() != LENGTH) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            // 13 digits are 65 bits: the first two are 0.
            if (digit < 0 || (i == 0 && digit >= 8)) {
                return null;
            }
            value = value << BITS_A_DIGIT | digit;
        }
        return Instant.EPOCH.plus(value >>> CLOCK_BITS, ChronoUnit.MICROS);
    }
}
