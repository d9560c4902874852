package io.rounds.trends.bursts;

/**
 * How a topic stands at the end of a minute, in each of the windows that are watched.
 *
 * @param end of the windows, minutes since 1970-01-01T00:00Z, exclusive
 * @param isUsed whether it was used in the last minute of the windows
 * @param authors distinct authors in each window
 * @param expected of them, from the topic's own past
 * @param surprise at so many, as in {@link io.rounds.stats.Surprise}
 */
@SuppressWarnings("ArrayRecordComponent") // columns by window, never compared as a whole
public record Reading(int end, boolean isUsed, int[] authors, double[] expected, double[] surprise) {

    /** The highest surprise of all windows. */
    public double highest() {
        double highest = 0;
        for (double value : surprise) {
            highest = Math.max(highest, value);
        }
        return highest;
    }
}
