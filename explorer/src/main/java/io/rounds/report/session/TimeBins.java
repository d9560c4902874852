package io.rounds.report.session;

import java.time.Instant;
import java.util.List;

/**
 * A time range in equal bins, few enough for a chart, aligned to minutes, hours or days in UTC.
 *
 * @param startSeconds start of the first bin, in seconds since 1970
 * @param width of a bin in seconds
 */
public record TimeBins(long startSeconds, int width, int count) {
    private static final int MINUTE = 60;
    private static final int MAX_BINS = 96;
    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440);

    /** The narrowest bins from the minute of one time to that of another, inclusive. */
    public static TimeBins between(Instant from, Instant to) {
        int day = MINUTES.get(MINUTES.size() - 1);
        for (int days = 1; ; days *= 2) {
            for (int minutes : MINUTES) {
                TimeBins bins = of(from, to, days == 1 ? minutes * MINUTE : days * day * MINUTE);
                if (bins.count <= MAX_BINS) {
                    return bins;
                }
            }
        }
    }

    private static TimeBins of(Instant from, Instant to, int width) {
        long first = Math.floorDiv(from.getEpochSecond(), width);
        long last = Math.floorDiv(Math.max(from.getEpochSecond(), to.getEpochSecond()), width);
        return new TimeBins(first * width, width, (int) Math.min(Integer.MAX_VALUE, last - first + 1));
    }

    /** The bin of a time; the first or last for times outside. */
    public int of(Instant at) {
        long bin = Math.floorDiv(at.getEpochSecond() - startSeconds, (long) width);
        return (int) Math.max(0, Math.min(count - 1, bin));
    }

    public Instant start(int bin) {
        return Instant.ofEpochSecond(startSeconds + (long) bin * width);
    }

    /** {@code minute}, {@code 5 minutes}, {@code hour}, {@code day}. */
    public String unit() {
        int minutes = width / MINUTE;
        if (minutes == 1) {
            return "minute";
        }
        if (minutes < MINUTE) {
            return minutes + " minutes";
        }
        int hours = minutes / MINUTE;
        if (hours == 1) {
            return "hour";
        }
        return hours < 24 ? hours + " hours" : hours == 24 ? "day" : hours / 24 + " days";
    }

    /** The smallest round duration of at least so many bins, in bins. */
    public int roundStep(int atLeast) {
        for (int minutes : MINUTES) {
            int seconds = minutes * MINUTE;
            if (seconds % width == 0 && seconds / width >= atLeast) {
                return seconds / width;
            }
        }
        return atLeast;
    }

    /** The first bin that starts at a multiple of so many bins; 0 where none does. */
    public int firstRound(int step) {
        long round = (long) step * width;
        long after = Math.floorMod(-startSeconds, round) / width;
        return after < count ? (int) after : 0;
    }

    public boolean areMinutes() {
        return width == MINUTE;
    }
}
