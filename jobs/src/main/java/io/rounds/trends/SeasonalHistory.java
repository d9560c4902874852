package io.rounds.trends;

import java.util.Arrays;

/**
 * The baseline of one topic in one window: its counts at the same time of earlier weeks, and a slow overall average.
 *
 * <p>Time is cut into periods (an hour for windows up to an hour, longer ones for longer windows; a week has a whole
 * number of them). The count of a period is the largest of the windows that end in it, so that a chat that starts three
 * minutes later than last week is still the same chat. With c_k the count of the same period k weeks ago and g the
 * average, the rate is taken to follow a Gamma distribution with
 *
 * <pre>
 *   r    = KAPPA * g + sum over k of D^k * c_k + 1/2
 *   rate = KAPPA     + sum over k of D^k
 * </pre>
 *
 * where k runs over the weeks that the stream has been watched. The average forgets with a half-life of four weeks and
 * takes each count clipped at three times itself (but at least {@link #CLIP}), so that one burst does not raise
 * the baseline to that of bursts.
 *
 * <p>Late tweets may raise counts of the latest periods. What is expected of a period therefore takes the average only
 * from periods that can no longer change, and what can still change is kept apart ({@code recent}). So the expectation
 * is the same however late the tweets were.
 *
 * <p>Memory: one entry for each period of the week in which the topic was seen; entries fade by D each week and go away
 * below {@link #NEGLIGIBLE}.
 */
public final class SeasonalHistory {
    static final double KAPPA = 2;
    static final double D = 0.9;
    private static final double PRIOR = 0.5;
    static final int CLIP = 3;
    static final double NEGLIGIBLE = 0.5;
    private static final int HALF_LIFE_WEEKS = 4;
    private static final int NONE = Integer.MIN_VALUE;
    private static final int[] NO_INTS = {};
    private static final double[] NO_DOUBLES = {};

    /** Counts by period of the week, ascending; {@code slotSums[i]} is worth its face value in {@code slotWeeks[i]}. */
    private int[] slots = NO_INTS;

    private int[] slotWeeks = NO_INTS;
    private double[] slotSums = NO_DOUBLES;

    /** Sum of clipped counts up to {@code averagedPeriod}, each period fading the earlier ones. */
    private double averageSum;

    private int averagedPeriod = NONE;

    /** Closed periods that late tweets may still change, ascending, and their counts. */
    private int[] recentPeriods = NO_INTS;

    private int[] recentCounts = NO_INTS;

    /** The count now, the period of the last change, and that period's largest count. */
    private int value;

    private int period = NONE;
    private int periodMax;

    /** Whether a snapshot holds the same arrays, so that they must be copied before they change in place. */
    private boolean isShared;

    /**
     * Takes the count of the window that ends at a minute; ends come in order.
     *
     * @param season how this window's time is cut
     */
    public void change(Seasonality season, int endMinute, int count) {
        int now = season.period(endMinute);
        if (now != period) {
            closeUntil(season, now);
            period = now;
            periodMax = season.isFirstEnd(endMinute) ? count : Math.max(value, count);
        } else {
            periodMax = Math.max(periodMax, count);
        }
        value = count;
    }

    /**
     * Takes the corrected count of an earlier window end, which is at least what it was before. The latest end must have
     * been passed to {@link #change} by then.
     */
    public void raise(Seasonality season, int endMinute, int count) {
        int past = season.period(endMinute);
        if (past == period) {
            periodMax = Math.max(periodMax, count);
        } else {
            putRecent(past, count);
        }
    }

    /**
     * What is expected of the window that ends at a minute: the latest end so far, or an earlier one that late tweets may
     * still correct.
     */
    public GammaPoisson expect(Seasonality season, int endMinute) {
        int now = season.period(endMinute);
        if (period != NONE && now > period) {
            closeUntil(season, now);
            period = now;
            periodMax = value;
        }
        int slot = Math.floorMod(now, season.periodsPerWeek());
        int week = Math.floorDiv(now, season.periodsPerWeek());
        int weeks = Math.max(0, now - season.firstPeriod()) / season.periodsPerWeek();
        int i = Arrays.binarySearch(slots, slot);
        double sum = i < 0 || weeks == 0 ? 0 : faded(i, week);
        double average = average(season, now);
        return new GammaPoisson(KAPPA * average + sum + PRIOR, rate(weeks));
    }

    /** What is expected of a topic that was never used, after so many weeks of the stream. */
    static GammaPoisson ofUnused(int weeks) {
        return new GammaPoisson(PRIOR, rate(weeks));
    }

    private static double rate(int weeks) {
        return KAPPA + (weeks == 0 ? 0 : D * (1 - Math.pow(D, weeks)) / (1 - D));
    }

    /** Whether nothing worth keeping is left at this minute. */
    public boolean isForgettable(Seasonality season, int minute) {
        if (value > 0) {
            return false;
        }
        int now = season.period(minute);
        if (now < period || (now == period && periodMax > 0)) {
            return false;
        }
        closeUntil(season, now);
        period = now;
        periodMax = 0;
        int week = Math.floorDiv(now, season.periodsPerWeek());
        dropFaded(week);
        return slots.length == 0
                && recentPeriods.length == 0
                && averageSum * Math.pow(beta(season), now - averagedPeriod) < NEGLIGIBLE;
    }

    /** Everything that must be written; later changes do not show in it. */
    public Snapshot snapshot() {
        isShared = true;
        return new Snapshot(
                slots,
                slotWeeks,
                slotSums,
                averageSum,
                averagedPeriod,
                recentPeriods,
                recentCounts,
                value,
                period,
                periodMax);
    }

    /** A history as it was written. */
    public static SeasonalHistory restore(Snapshot snapshot) {
        SeasonalHistory history = new SeasonalHistory();
        history.isShared = true;
        history.slots = snapshot.slots();
        history.slotWeeks = snapshot.slotWeeks();
        history.slotSums = snapshot.slotSums();
        history.averageSum = snapshot.averageSum();
        history.averagedPeriod = snapshot.averagedPeriod();
        history.recentPeriods = snapshot.recentPeriods();
        history.recentCounts = snapshot.recentCounts();
        history.value = snapshot.value();
        history.period = snapshot.period();
        history.periodMax = snapshot.periodMax();
        return history;
    }

    /** A history as it is written; see the fields of {@link SeasonalHistory}. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier between state and history; never compared
    public record Snapshot(
            int[] slots,
            int[] slotWeeks,
            double[] slotSums,
            double averageSum,
            int averagedPeriod,
            int[] recentPeriods,
            int[] recentCounts,
            int value,
            int period,
            int periodMax) {}

    /** The average before a period, over all periods since the stream began that were final by then. */
    private double average(Seasonality season, int now) {
        int firstPeriod = season.firstPeriod();
        int until = now - 1 - season.latePeriods();
        int watched = until - firstPeriod + 1;
        if (watched <= 0) {
            return 0;
        }
        double beta = beta(season);
        double sum = averageSum;
        int at = averagedPeriod;
        for (int i = 0; i < recentPeriods.length && recentPeriods[i] <= until; i++) {
            sum = fold(sum, at, recentPeriods[i], recentCounts[i], firstPeriod, beta);
            at = recentPeriods[i];
        }
        if (at == NONE) {
            return 0;
        }
        return sum * Math.pow(beta, until - at) * (1 - beta) / (1 - Math.pow(beta, watched));
    }

    private static double fold(double sum, int at, int next, int count, int firstPeriod, double beta) {
        double faded = at == NONE ? 0 : sum * Math.pow(beta, next - at);
        int watched = Math.max(1, next - firstPeriod);
        double average = faded * (1 - beta) / (1 - Math.pow(beta, watched));
        return faded + Math.min(count, Math.max(CLIP, 3 * average));
    }

    /** Closes the current period and those between it and {@code now}, in which nothing changed. */
    private void closeUntil(Seasonality season, int now) {
        if (period == NONE) {
            return;
        }
        if (periodMax > 0) {
            putRecent(period, periodMax);
        }
        if (value > 0) {
            for (int between = period + 1; between < now; between++) {
                putRecent(between, value);
                settle(season, between);
            }
        }
        settle(season, now);
    }

    /** Moves periods that no late tweet can change any more into the slots and the average. */
    private void settle(Seasonality season, int now) {
        int until = now - 2 * season.latePeriods() - 2;
        int done = 0;
        while (done < recentPeriods.length && recentPeriods[done] <= until) {
            averageSum = fold(
                    averageSum,
                    averagedPeriod,
                    recentPeriods[done],
                    recentCounts[done],
                    season.firstPeriod(),
                    beta(season));
            averagedPeriod = recentPeriods[done];
            putSlot(season, recentPeriods[done], recentCounts[done]);
            done++;
        }
        if (done > 0) {
            recentPeriods = Arrays.copyOfRange(recentPeriods, done, recentPeriods.length);
            recentCounts = Arrays.copyOfRange(recentCounts, done, recentCounts.length);
        }
    }

    private void putRecent(int at, int count) {
        int i = Arrays.binarySearch(recentPeriods, at);
        if (i >= 0) {
            own();
            recentCounts[i] = Math.max(recentCounts[i], count);
        } else {
            recentPeriods = inserted(recentPeriods, -i - 1, at);
            recentCounts = inserted(recentCounts, -i - 1, count);
        }
    }

    private void putSlot(Seasonality season, int at, int count) {
        int week = Math.floorDiv(at, season.periodsPerWeek());
        int slot = Math.floorMod(at, season.periodsPerWeek());
        int i = Arrays.binarySearch(slots, slot);
        if (i >= 0) {
            own();
            slotSums[i] = faded(i, week) + count;
            slotWeeks[i] = week;
        } else {
            dropFaded(week);
            int place = -Arrays.binarySearch(slots, slot) - 1;
            slots = inserted(slots, place, slot);
            slotWeeks = inserted(slotWeeks, place, week);
            double[] sums = new double[slotSums.length + 1];
            System.arraycopy(slotSums, 0, sums, 0, place);
            sums[place] = count;
            System.arraycopy(slotSums, place, sums, place + 1, slotSums.length - place);
            slotSums = sums;
        }
    }

    /** What a slot is worth in a week: nothing once it is negligible, whether it has been dropped yet or not. */
    private double faded(int i, int week) {
        double sum = slotSums[i] * Math.pow(D, week - slotWeeks[i]);
        return sum < NEGLIGIBLE ? 0 : sum;
    }

    private void dropFaded(int week) {
        own();
        int kept = 0;
        for (int i = 0; i < slots.length; i++) {
            if (faded(i, week) > 0) {
                slots[kept] = slots[i];
                slotWeeks[kept] = slotWeeks[i];
                slotSums[kept] = slotSums[i];
                kept++;
            }
        }
        if (kept < slots.length) {
            slots = Arrays.copyOf(slots, kept);
            slotWeeks = Arrays.copyOf(slotWeeks, kept);
            slotSums = Arrays.copyOf(slotSums, kept);
        }
    }

    private void own() {
        if (isShared) {
            isShared = false;
            slots = slots.clone();
            slotWeeks = slotWeeks.clone();
            slotSums = slotSums.clone();
            recentCounts = recentCounts.clone();
        }
    }

    private static double beta(Seasonality season) {
        return Math.pow(0.5, 1.0 / (HALF_LIFE_WEEKS * season.periodsPerWeek()));
    }

    private static int[] inserted(int[] values, int index, int value) {
        int[] longer = new int[values.length + 1];
        System.arraycopy(values, 0, longer, 0, index);
        longer[index] = value;
        System.arraycopy(values, index, longer, index + 1, values.length - index);
        return longer;
    }
}
