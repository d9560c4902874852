package io.rounds.trends;

import java.io.Serializable;
import java.util.List;

/**
 * A sliding window over one-minute panes.
 *
 * @param name as in documents: {@code 15m}, {@code 1h}, {@code 24h}, {@code 7d}
 * @param sizeMinutes how much time it covers; [end - size, end)
 * @param historyMinutes the window slides each minute; the ends that become history are the multiples of this, counted
 *     from 1970-01-01T00:00Z
 */
public record Window(String name, int sizeMinutes, int historyMinutes) implements Serializable {
    /** The four windows of Rounds. */
    public static final List<Window> STANDARD =
            List.of(of("15m", "15m"), of("1h", "1h"), of("24h", "3h"), of("7d", "6h"));

    public Window {
        if (sizeMinutes < 1 || historyMinutes < 1) {
            throw new IllegalArgumentException("a window's size and the step of its history are at least a minute");
        }
    }

    /**
     * A window from its size and the step of its history as people write them: a number and one of m, h, d.
     *
     * @throws IllegalArgumentException where they cannot be read
     */
    public static Window of(String size, String history) {
        return new Window(size, minutes(size), minutes(history));
    }

    /**
     * This window with another step of its history.
     *
     * @throws IllegalArgumentException where the step cannot be read
     */
    public Window withHistory(String history) {
        return new Window(name, sizeMinutes, minutes(history));
    }

    /** Whether the window that ends at this minute (counted from 1970-01-01T00:00Z) becomes history. */
    public boolean isHistory(int end) {
        return end % historyMinutes == 0;
    }

    private static int minutes(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[mhd]")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: write a number and m, h or d, for example 15m");
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> number;
            case 'h' -> Math.multiplyExact(number, 60);
            default -> Math.multiplyExact(number, 24 * 60);
        };
    }
}
