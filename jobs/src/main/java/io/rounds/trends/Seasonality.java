package io.rounds.trends;

/**
 * How time is divided into periods, so that a count can be compared with those of the same period of earlier weeks.
 *
 * @param periodMinutes length of a period; a week is a whole number of them
 * @param latePeriods how many periods back late tweets can still change counts
 * @param firstPeriod the first period of the stream
 */
public record Seasonality(int periodMinutes, int latePeriods, int firstPeriod) {
    private static final int HOUR = 60;
    private static final int WEEK = 7 * 24 * HOUR;

    /**
     * The seasonality of a window. A period is an hour for windows of up to six hours, and about a sixth of longer
     * windows, which change more slowly: four hours for 24h, a day for 7d.
     *
     * @param latenessMinutes how long after the end of a window late tweets correct its lists
     * @param firstMinute of the stream
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
