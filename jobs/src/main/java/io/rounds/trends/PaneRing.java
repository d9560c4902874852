package io.rounds.trends;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The non-empty panes of the time that windows and late tweets may still need, in order of their minutes, each with the
 * indexes that its topics have in the table.
 */
final class PaneRing {
    private int[] minutes = new int[4];
    private Pane[] panes = new Pane[4];
    private int[][] indexes = new int[4][];
    private int from;
    private int to;

    PaneRing copy() {
        PaneRing copy = new PaneRing();
        copy.minutes = Arrays.copyOfRange(minutes, from, Math.max(to, from + 4));
        copy.panes = Arrays.copyOfRange(panes, from, Math.max(to, from + 4));
        copy.indexes = Arrays.copyOfRange(indexes, from, Math.max(to, from + 4));
        copy.to = to - from;
        return copy;
    }

    int size() {
        return to - from;
    }

    int minute(int i) {
        return minutes[from + i];
    }

    Pane pane(int i) {
        return panes[from + i];
    }

    /** The table's indexes of the topics of a pane. */
    int[] indexes(int i) {
        return indexes[from + i];
    }

    /** Position of the pane of a minute, negative where there is none. */
    int at(int minute) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return i < 0 ? -1 : i - from;
    }

    /** The pane of a minute. */
    @Nullable Pane get(int minute) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return i < 0 ? null : panes[i];
    }

    /** Index of the first pane at or behind a minute. */
    int firstAt(int minute) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return (i < 0 ? -i - 1 : i) - from;
    }

    void put(int minute, Pane pane, int[] topicIndexes) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        if (i >= 0) {
            panes[i] = pane;
            indexes[i] = topicIndexes;
            return;
        }
        int at = -i - 1 - from;
        makeRoom();
        System.arraycopy(minutes, from + at, minutes, from + at + 1, to - from - at);
        System.arraycopy(panes, from + at, panes, from + at + 1, to - from - at);
        System.arraycopy(indexes, from + at, indexes, from + at + 1, to - from - at);
        minutes[from + at] = minute;
        indexes[from + at] = topicIndexes;
        panes[from + at] = pane;
        to++;
    }

    /** Removes the oldest pane. */
    @SuppressWarnings("NullAway") // frees the slot, which is outside of [from, to) afterwards
    void removeFirst() {
        panes[from] = null;
        indexes[from++] = null;
    }

    private void makeRoom() {
        if (to < minutes.length) {
            return;
        }
        int size = to - from;
        int capacity = size * 2 > minutes.length ? minutes.length * 2 : minutes.length;
        int[] newMinutes = new int[capacity];
        Pane[] newPanes = new Pane[capacity];
        int[][] newIndexes = new int[capacity][];
        System.arraycopy(minutes, from, newMinutes, 0, size);
        System.arraycopy(panes, from, newPanes, 0, size);
        System.arraycopy(indexes, from, newIndexes, 0, size);
        minutes = newMinutes;
        indexes = newIndexes;
        panes = newPanes;
        from = 0;
        to = size;
    }
}
