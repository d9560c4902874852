package io.rounds.trends;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The non-empty panes that windows and late tweets may still need, in order of their minutes. */
final class PaneRing {
    private int[] minutes = new int[4];
    private IndexedPane[] panes = new IndexedPane[4];
    private int from;
    private int to;

    int size() {
        return to - from;
    }

    int minute(int i) {
        return minutes[from + i];
    }

    IndexedPane pane(int i) {
        return panes[from + i];
    }

    /** Position of the pane of a minute, negative where there is none. */
    int at(int minute) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return i < 0 ? -1 : i - from;
    }

    /** The pane of a minute. */
    @Nullable IndexedPane get(int minute) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return i < 0 ? null : panes[i];
    }

    /** Position of the first pane at or after a minute. */
    int firstAt(int minute) {
        if (from == to || minute <= minutes[from]) {
            return 0;
        }
        if (minute > minutes[to - 1]) {
            return to - from;
        }
        int i = Arrays.binarySearch(minutes, from, to, minute);
        return (i < 0 ? -i - 1 : i) - from;
    }

    /** Stores the pane of a minute, replacing an earlier one. */
    void put(int minute, IndexedPane pane) {
        int i = Arrays.binarySearch(minutes, from, to, minute);
        if (i >= 0) {
            panes[i] = pane;
            return;
        }
        int at = -i - 1 - from;
        makeRoom();
        System.arraycopy(minutes, from + at, minutes, from + at + 1, to - from - at);
        System.arraycopy(panes, from + at, panes, from + at + 1, to - from - at);
        minutes[from + at] = minute;
        panes[from + at] = pane;
        to++;
    }

    /** Removes the pane at a position. */
    @SuppressWarnings("NullAway") // frees the slot, which is outside of [from, to) afterwards
    void remove(int i) {
        System.arraycopy(minutes, from + i + 1, minutes, from + i, to - from - i - 1);
        System.arraycopy(panes, from + i + 1, panes, from + i, to - from - i - 1);
        panes[--to] = null;
    }

    /** Removes the oldest pane. */
    @SuppressWarnings("NullAway") // frees the slot, which is outside of [from, to) afterwards
    void removeFirst() {
        panes[from++] = null;
    }

    private void makeRoom() {
        if (to < minutes.length) {
            return;
        }
        int size = to - from;
        int capacity = size * 2 > minutes.length ? minutes.length * 2 : minutes.length;
        int[] newMinutes = new int[capacity];
        IndexedPane[] newPanes = new IndexedPane[capacity];
        System.arraycopy(minutes, from, newMinutes, 0, size);
        System.arraycopy(panes, from, newPanes, 0, size);
        minutes = newMinutes;
        panes = newPanes;
        from = 0;
        to = size;
    }
}
