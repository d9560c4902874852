package io.rounds.chats.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many people usually write under a tag at each hour: the sum, for each hour, of the distinct authors in each of its
 * windows (quarters of an hour, as a rule).
 *
 * <p>The number expected at a moment comes from the same hour and its two neighbours on the days before. Hours of a chat do
 * not count, so that a weekly chat, or the first day of a conference, does not raise the baseline of the next one. A day that
 * almost was a chat must not do so either, so the mean is a trimmed one: the busiest quarter of the days does not count, and
 * no other day counts for more than three times the median (Huber and Ronchetti, Robust Statistics, 2nd ed., section 1.3).
 *
 * @param windowMillis length of a window
 * @param settledMillis counts before this time do not change any more
 * @param hours since 1970 with at least one author, ascending
 * @param sums of distinct authors per window, for each of these hours
 * @param recent windows that may still get tweets, by time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Baseline(long windowMillis, long settledMillis, int[] hours, int[] sums, List<Window> recent) {
    private static final int HOURS_A_DAY = 24;
    /** Tweets that are later than this do not change the baseline. */
    private static final long LATE = 3 * EventTime.HOUR;
    /** One in four days does not count, rounded up. */
    private static final int TRIMMED = 4;
    /** Times the median that a day counts for at most. */
    private static final int MOST = 3;

    /**
     * The authors of one window.
     *
     * @param index windows since 1970
     * @param authors fingerprints, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Window(long index, long[] authors) {}

    /**
     * The authors at the same hour of earlier days.
     *
     * @param authors sum over the windows, of those days that count
     * @param windows how many
     * @param silent whether nobody wrote on any day, also of those that do not count
     */
    public record Observed(double authors, double windows, boolean silent) {}

    private record Day(int authors, double windows) {
        double rate() {
            return authors / windows;
        }
    }

    /** The baseline of a tag that was never seen. */
    public static Baseline none(int windowMinutes) {
        return new Baseline(
                Duration.ofMinutes(windowMinutes).toMillis(), Long.MIN_VALUE, new int[0], new int[0], List.of());
    }

    /** With an author who wrote at this time. */
    public Baseline withAuthor(long atMillis, long author) {
        long index = Math.floorDiv(atMillis, windowMillis);
        if (atMillis < settledMillis) {
            return this;
        }
        List<Window> windows = new ArrayList<>(recent);
        int at = windows.size();
        while (at > 0 && windows.get(at - 1).index() > index) {
            at--;
        }
        if (at > 0 && windows.get(at - 1).index() == index) {
            long[] authors = windows.get(at - 1).authors();
            int place = Arrays.binarySearch(authors, author);
            if (place >= 0) {
                return this;
            }
            windows.set(at - 1, new Window(index, inserted(authors, -place - 1, author)));
        } else {
            windows.add(at, new Window(index, new long[] {author}));
        }
        return counted((int) Math.floorDiv(atMillis, EventTime.HOUR), windows);
    }

    private static long[] inserted(long[] values, int place, long value) {
        long[] more = new long[values.length + 1];
        System.arraycopy(values, 0, more, 0, place);
        more[place] = value;
        System.arraycopy(values, place, more, place + 1, values.length - place);
        return more;
    }

    private Baseline counted(int hour, List<Window> windows) {
        int place = Arrays.binarySearch(hours, hour);
        if (place >= 0) {
            int[] more = sums.clone();
            more[place]++;
            return new Baseline(windowMillis, settledMillis, hours, more, windows);
        }
        int insert = -place - 1;
        int[] moreHours = new int[hours.length + 1];
        int[] moreSums = new int[hours.length + 1];
        System.arraycopy(hours, 0, moreHours, 0, insert);
        System.arraycopy(sums, 0, moreSums, 0, insert);
        moreHours[insert] = hour;
        moreSums[insert] = 1;
        System.arraycopy(hours, insert, moreHours, insert + 1, hours.length - insert);
        System.arraycopy(sums, insert, moreSums, insert + 1, sums.length - insert);
        return new Baseline(windowMillis, settledMillis, moreHours, moreSums, windows);
    }

    /**
     * Without the hours and windows that are not needed any more.
     *
     * @param nowMillis the watermark
     * @param days how many days back the baseline reaches
     */
    public Baseline pruned(long nowMillis, int days) {
        long settled = Math.max(settledMillis, EventTime.minus(nowMillis, LATE));
        List<Window> windows = new ArrayList<>(recent);
        windows.removeIf(window -> (window.index() + 1) * windowMillis <= settled);
        long oldest = Math.max(
                0, EventTime.minus(nowMillis, Duration.ofDays(days + 2L).toMillis()));
        int first = Arrays.binarySearch(hours, (int) Math.min(Integer.MAX_VALUE, oldest / EventTime.HOUR));
        int from = first < 0 ? -first - 1 : first;
        return new Baseline(
                windowMillis,
                settled,
                Arrays.copyOfRange(hours, from, hours.length),
                Arrays.copyOfRange(sums, from, sums.length),
                List.copyOf(windows));
    }

    /**
     * The authors at this hour of earlier days.
     *
     * @param hour since 1970
     * @param sinceMillis when the tag was first seen
     * @param chats times that do not count
     * @param days how many days back
     */
    public Observed observed(int hour, long sinceMillis, List<TimeRange> chats, int days) {
        int first = (int) Math.floorDiv(sinceMillis, EventTime.HOUR);
        List<Day> comparable = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            int authors = 0;
            double windows = 0;
            for (int near = -1; near <= 1; near++) {
                int earlier = hour - day * HOURS_A_DAY + near;
                if (earlier >= first && !overlaps(earlier, chats)) {
                    int place = Arrays.binarySearch(hours, earlier);
                    authors += place < 0 ? 0 : sums[place];
                    windows += (double) EventTime.HOUR / windowMillis;
                }
            }
            if (windows > 0) {
                comparable.add(new Day(authors, windows));
            }
        }
        return trimmed(comparable);
    }

    private static Observed trimmed(List<Day> days) {
        if (days.isEmpty()) {
            return new Observed(0, 0, true);
        }
        days.sort(Comparator.comparingDouble(Day::rate));
        int dropped = days.size() == 1 ? 0 : (days.size() + TRIMMED - 1) / TRIMMED;
        double median = days.get((days.size() - 1) / 2).rate();
        double authors = 0;
        double windows = 0;
        for (Day day : days.subList(0, days.size() - dropped)) {
            authors += Math.min(day.authors(), Math.max(MOST, MOST * median * day.windows()));
            windows += day.windows();
        }
        return new Observed(authors, windows, days.get(days.size() - 1).authors() == 0);
    }

    private static boolean overlaps(int hour, List<TimeRange> chats) {
        for (TimeRange chat : chats) {
            if (chat.overlaps(hour * EventTime.HOUR, (hour + 1) * EventTime.HOUR)) {
                return true;
            }
        }
        return false;
    }
}
