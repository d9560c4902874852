package io.rounds.trends;

/**
 * How time is cut to ask what is usual at the same time of the week.
 *
 * @param periodMinutes length of a period; a week is a whole number of them
 * @param latePeriods how many periods back late tweets may still change counts
 * @param firstPeriod the period in which the stream began to be watched
 */
public record Seasonality(int periodMinutes, int latePeriods, int firstPeriod) {
    private static final int HOUR = 60;
    private static final int WEEK = 7 * 24 * HOUR;

    /**
     * The season of a window: by the hour where the window is at most an hour long; else by about a sixth of the
     * window, since longer windows change slower: four hours for 24h, a day for 7d.
     *
     * @param latenessMinutes how long late tweets correct what was written
     * @param firstMinute the first minute that the stream was watched
     */
    public static Seasonality of(Window window, int latenessMinutes, int firstMinute) {
        int period = HOUR;
        for (int hours : new int[] {2, 3, 4, 6, 8, 12, 24}) {
            if (hours * HOUR * 6 <= window.sizeMinutes()) {
                period = hours * HOUR;
            }
        }
        int latePeriods = (latenessMinutes + period - 1) / period;
        return new Seasonality(period, latePeriods, Math.floorDiv(firstMinute, period));
    }

    /** The period in which a window end lies: periods are (start, end], so that a full hour's end belongs to it. */
    public int period(int endMinute) {
        return Math.floorDiv(endMinute - 1, periodMinutes);
    }

    /** Whether this is the first window end of its period. */
    public boolean isFirstEnd(int endMinute) {
        return Math.floorMod(endMinute - 1, periodMinutes) == 0;
    }

    /** Periods in a week. */
    public int periodsPerWeek() {
        return WEEK / periodMinutes;
    }
}
