package io.rounds.report.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats numbers and times in English, times in UTC. */
public final class EnglishText {
    private static final DateTimeFormatter DAY = formatter("d MMMM uuuu");
    private static final DateTimeFormatter CLOCK = formatter("HH:mm");
    private static final DateTimeFormatter CLOCK_SECONDS = formatter("HH:mm:ss");
    private static final DateTimeFormatter DAY_SHORT = formatter("d MMM");
    private static final DateTimeFormatter SHORT = formatter("d MMM HH:mm");
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY_SECONDS = 86_400;

    private EnglishText() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 tweet}, {@code 2 tweets}. */
    public static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    /** {@code 6 January 2026}. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** {@code 20:05}. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** {@code 20:05:09}. */
    public static String clockSeconds(Instant at) {
        return CLOCK_SECONDS.format(at);
    }

    /** {@code 20:05:09}, or {@code 6 Jan 20:05:09}. */
    public static String time(Instant at, boolean withDay) {
        return (withDay ? DAY_SHORT.format(at) + ' ' : "") + clockSeconds(at);
    }

    /** {@code 6 Jan 20:05}. */
    public static String shortTime(Instant at) {
        return SHORT.format(at);
    }

    /** {@code 6 January 2026, 20:00 to 21:00 UTC}, or with both days. */
    public static String span(Instant from, Instant to) {
        String end = day(from).equals(day(to)) ? clock(to) : day(to) + ", " + clock(to);
        return day(from) + ", " + clock(from) + " to " + end + " UTC";
    }

    /** The two largest units: {@code 1 h 4 min}, {@code 2 d 3 h}, {@code 40 s}. */
    public static String duration(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return two(seconds, MINUTE, "min", 1, "s");
        }
        return seconds < DAY_SECONDS
                ? two(seconds, HOUR, "h", MINUTE, "min")
                : two(seconds, DAY_SECONDS, "d", HOUR, "h");
    }

    private static String two(long seconds, int large, String largeName, int small, String smallName) {
        long rest = seconds % large / small;
        return seconds / large + " " + largeName + (rest == 0 ? "" : " " + rest + ' ' + smallName);
    }
}
