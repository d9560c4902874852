package io.rounds.trends.bursts;

/**
 * How a topic stands at the end of a minute, in each of the windows that are watched.
 *
 * @param end of the windows, minutes since 1970-01-01T00:00Z, exclusive
 * @param level the surprise from which on a burst begins, above 0
 * @param beginning in how many windows, the shortest ones, a burst may begin; 0 where none may
 * @param authors distinct authors in each window; 0 where they are too few for a surprise
 * @param expected of them, from the topic's own past
 * @param surprise at so many, as in {@link io.rounds.stats.Surprise}
 */
@SuppressWarnings("ArrayRecordComponent") // columns by window, never compared as a whole
public record Reading(int end, double level, int beginning, int[] authors, double[] expected, double[] surprise) {

    /** A reading of windows without authors. */
    public static Reading blank(int end, double level, int beginning, int windows) {
        return new Reading(end, level, beginning, new int[windows], new double[windows], new double[windows]);
    }

    /** Sets the figures of a window. */
    public void set(int window, int count, double expectedCount, double surpriseAtCount) {
        authors[window] = count;
        expected[window] = expectedCount;
        surprise[window] = surpriseAtCount;
    }

    /** Whether a burst begins with it, if there is none. */
    public boolean begins() {
        return window() < beginning;
    }

    /** The shortest window in which a burst may begin and whose surprise is at least the level; else {@code beginning}. */
    int window() {
        int window = 0;
        while (window < beginning && surprise[window] < level) {
            window++;
        }
        return window;
    }

    /** Whether the surprise of a window is at least half of the level. */
    boolean isHigh(int window) {
        return surprise[window] >= level / 2;
    }

    /** Whether that of any window is. */
    boolean isAnyHigh() {
        for (int w = 0; w < surprise.length; w++) {
            if (isHigh(w)) {
                return true;
            }
        }
        return false;
    }
}
