package io.rounds.trends.bursts;

/**
 * How a topic stands at the end of a minute, in each of the windows that are watched.
 *
 * @param end of the windows, minutes since 1970-01-01T00:00Z, exclusive
 * @param level the surprise from which on a burst begins; infinite where none may begin
 * @param authors distinct authors in each window; 0 where they are too few for a surprise
 * @param expected of them, from the topic's own past
 * @param surprise at so many, as in {@link io.rounds.stats.Surprise}
 */
@SuppressWarnings("ArrayRecordComponent") // columns by window, never compared as a whole
public record Reading(int end, double level, int[] authors, double[] expected, double[] surprise) {

    /** A reading of windows without authors. */
    public static Reading blank(int end, double level, int windows) {
        return new Reading(end, level, new int[windows], new double[windows], new double[windows]);
    }

    /** Sets the figures of a window. */
    public void set(int window, int count, double expectedCount, double surpriseAtCount) {
        authors[window] = count;
        expected[window] = expectedCount;
        surprise[window] = surpriseAtCount;
    }

    /** Whether a burst begins with it, if there is none. */
    public boolean begins() {
        return highest() >= level;
    }

    /** The highest surprise of all windows. */
    double highest() {
        double highest = 0;
        for (double value : surprise) {
            highest = Math.max(highest, value);
        }
        return highest;
    }
}
