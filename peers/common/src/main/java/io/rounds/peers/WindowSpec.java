package io.rounds.peers;

import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A sliding window, {@code [end - size, end)}, whose ends are the multiples of the slide since 1970-01-01T00:00Z.
 *
 * @param name the size as it is written, for example {@code 15m}
 * @param size a multiple of the slide
 */
public record WindowSpec(String name, Duration size, Duration slide) implements Serializable {

    public WindowSpec {
        if (size.toMinutes() % slide.toMinutes() != 0) {
            throw new IllegalArgumentException("the window " + name + " is not a multiple of its slide");
        }
    }

    /**
     * Reads windows as the commands write them.
     *
     * @param text for example {@code 15m=15m,1h=1h,24h=3h,7d=6h}: size and slide, each a number and one of m, h, d
     * @throws IllegalArgumentException where it cannot be read
     */
    public static List<WindowSpec> parse(String text) {
        return Arrays.stream(text.split(",")).map(WindowSpec::one).toList();
    }

    private static WindowSpec one(String text) {
        String[] parts = text.split("=", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not a window: write size=slide, for example 24h=3h");
        }
        return new WindowSpec(parts[0], duration(parts[0]), duration(parts[1]));
    }

    private static Duration duration(String text) {
        if (!text.matches("[1-9][0-9]{0,4}[mhd]")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: write a number and m, h or d, for example 15m");
        }
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
