package io.rounds.trends;

import java.util.ArrayList;
import java.util.List;

/**
 * How coarse the panes of large tables become with age. A coarse pane has the sums of several minutes and stands for the last of
 * them: it leaves a window as a whole when that minute does.
 *
 * <ul>
 *   <li>Panes that a window of up to an hour, or a correction of one, may still begin in stay panes of a minute.
 *   <li>Older ones become panes of a quarter of an hour,
 *   <li>and those that only windows beyond a day contain become panes of an hour;
 *   <li>less where the history of a window has ends that are no multiple of that, so that its rows remain exact.
 * </ul>
 */
final class PaneGrid {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int QUARTER = 15;

    private final int[] sizes;
    private final int thinAge;
    /** Coarsest first. */
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param age minutes from which on panes are merged
     * @param minutes that a merged pane has
     */
    private record Step(int age, int minutes) {}

    PaneGrid(TrendsOptions options) {
        sizes = options.windows().stream().mapToInt(Window::sizeMinutes).toArray();
        thinAge = options.latenessMinutes() + QUARTER;
        addStep(options, DAY, HOUR);
        addStep(options, HOUR, QUARTER);
    }

    /** Panes in which only windows longer than some may begin are merged. */
    private void addStep(TrendsOptions options, int longerThan, int minutes) {
        int longest = 0;
        int common = minutes;
        for (Window window : options.windows()) {
            if (window.sizeMinutes() <= longerThan) {
                longest = Math.max(longest, window.sizeMinutes());
            } else {
                common = greatestCommonDivisor(common, window.historyMinutes());
            }
        }
        if (common > 1) {
            steps.add(new Step(longest + options.latenessMinutes(), common));
        }
    }

    private static int greatestCommonDivisor(int one, int other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** Whether late tweets that correct a window of a few minutes no longer need a pane as it was. */
    boolean isOld(int minute, int newest) {
        return minute <= newest - thinAge;
    }

    /**
     * The minute for which the pane of a minute stands: the last one of its coarse pane, or the minute itself.
     *
     * @param newest the last minute of all windows
     */
    int coarse(int minute, int newest) {
        for (Step step : steps) {
            int last = minute - Math.floorMod(minute, step.minutes()) + step.minutes() - 1;
            if (last <= newest - step.age()) {
                return isSplit(last - step.minutes() + 1, last, newest) ? minute : last;
            }
        }
        return minute;
    }

    /** Whether a window begins between two minutes, so that what is before has left it already. */
    private boolean isSplit(int first, int last, int newest) {
        for (int size : sizes) {
            int left = newest - size;
            if (first <= left && left < last) {
                return true;
            }
        }
        return false;
    }
}
