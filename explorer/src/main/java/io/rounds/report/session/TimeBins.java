package io.rounds.report.session;

import java.time.Instant;
import java.util.List;

/**
 * A time cut into equal pieces, few enough for a chart, at whole minutes, hours or days UTC.
 *
 * @param startSeconds of the first, since 1970
 * @param width seconds
 */
record TimeBins(long startSeconds, int width, int count) {
    private static final int MINUTE = 60;
    private static final int MOST = 96;
    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440);

    /** The finest pieces from the minute of one time to that of another, inclusive. */
    static TimeBins between(Instant from, Instant to) {
        int day = MINUTES.get(MINUTES.size() - 1);
        for (int days = 1; ; days *= 2) {
            for (int minutes : MINUTES) {
                TimeBins bins = of(from, to, days == 1 ? minutes * MINUTE : days * day * MINUTE);
                if (bins.count <= MOST) {
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

    /** The piece of a time; the first or last for what lies outside. */
    int of(Instant at) {
        long bin = Math.floorDiv(at.getEpochSecond() - startSeconds, (long) width);
        return (int) Math.max(0, Math.min(count - 1, bin));
    }

    Instant start(int bin) {
        return Instant.ofEpochSecond(startSeconds + (long) bin * width);
    }

    /** {@code minute}, {@code 5 minutes}, {@code hour}, {@code day}. */
    String words() {
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

    /** The smallest round time of this many pieces or more, in pieces. */
    int roundStep(int atLeast) {
        for (int minutes : MINUTES) {
            int seconds = minutes * MINUTE;
            if (seconds % width == 0 && seconds / width >= atLeast) {
                return seconds / width;
            }
        }
        return atLeast;
    }

    /** The first piece that begins at a multiple of so many pieces; the first of all where none does. */
    int firstRound(int step) {
        long round = (long) step * width;
        long after = Math.floorMod(-startSeconds, round) / width;
        return after < count ? (int) after : 0;
    }

    boolean areMinutes() {
        return width == MINUTE;
    }
}
