package io.rounds.trends;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@link SeasonalHistory} of each topic in each window: by index for the topics of retained panes, by name for
 * others until they are forgettable.
 */
final class TopicHistories {
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final Window[] windows;
    private final int latenessMinutes;
    private final Seasonality[] seasons;
    private SeasonalHistory[][] histories;
    private final Map<String, SeasonalHistory[]> dormant = new HashMap<>();

    TopicHistories(List<Window> windows, int latenessMinutes, int capacity) {
        this.windows = windows.toArray(Window[]::new);
        this.latenessMinutes = latenessMinutes;
        this.seasons = new Seasonality[this.windows.length];
        this.histories = new SeasonalHistory[capacity][];
    }

    /** Makes room for topics with an index below a greater capacity. */
    void grow(int capacity) {
        histories = Arrays.copyOf(histories, capacity);
    }

    /** Sets the first minute of the stream; it must be set before any other call that takes a window. */
    void beginAt(int firstMinute) {
        Arrays.setAll(seasons, w -> Seasonality.of(windows[w], latenessMinutes, firstMinute));
    }

    /** The period of the week, counted from 1970, to which the end of a window belongs. */
    int period(int w, int end) {
        return seasons[w].period(end);
    }

    /** Records the count of the window that ends at a minute; the ends of a window are in order. */
    void change(int index, int w, int end, int authors) {
        histories[index][w].change(seasons[w], end, authors);
    }

    /** Records the corrected count of an earlier window end. */
    void raise(int index, int w, int end, int authors) {
        histories[index][w].raise(seasons[w], end, authors);
    }

    /** The distribution that is expected of the count of the window that ends at a minute. */
    GammaPoisson expect(int index, int w, int end) {
        return histories[index][w].expect(seasons[w], end);
    }

    /**
     * Begins to use the history of a topic that is seen again, unless it would have been dropped at the last midnight.
     *
     * @param newest the minute up to which everything is counted
     */
    void revive(int index, String topic, int newest) {
        SeasonalHistory[] history = dormant.remove(topic);
        int midnight = newest - Math.floorMod(newest, MINUTES_PER_DAY);
        histories[index] = history == null || isForgettable(history, midnight) ? newHistory() : history;
    }

    /** Begins to use the history of a topic of a restored pane. */
    void restore(int index, String topic) {
        SeasonalHistory[] history = dormant.remove(topic);
        histories[index] = history == null ? newHistory() : history;
    }

    /** Keeps the history of a topic whose index is freed. */
    void retire(int index, String topic) {
        dormant.put(topic, histories[index]);
    }

    /** At midnight UTC, drops the forgettable histories of topics of no retained pane. */
    void prune(int minute) {
        if (minute % MINUTES_PER_DAY == 0) {
            dormant.values().removeIf(history -> isForgettable(history, minute));
        }
    }

    /** How many histories of topics of no retained pane there are. */
    int dormant() {
        return dormant.size();
    }

    /** All histories, to be stored. */
    Map<String, SeasonalHistory.Snapshot[]> snapshots(NameIndex topics) {
        Map<String, SeasonalHistory.Snapshot[]> all = new HashMap<>();
        dormant.forEach((topic, history) -> all.put(topic, snapshots(history)));
        topics.forEach((topic, index) -> all.put(topic, snapshots(histories[index])));
        return all;
    }

    /** Restores histories, all of them as of topics of no retained pane. */
    void restore(Map<String, SeasonalHistory.Snapshot[]> snapshots) {
        snapshots.forEach((topic, history) -> dormant.put(
                topic, Arrays.stream(history).map(SeasonalHistory::restore).toArray(SeasonalHistory[]::new)));
    }

    private static SeasonalHistory.Snapshot[] snapshots(SeasonalHistory[] history) {
        return Arrays.stream(history).map(SeasonalHistory::snapshot).toArray(SeasonalHistory.Snapshot[]::new);
    }

    private SeasonalHistory[] newHistory() {
        SeasonalHistory[] history = new SeasonalHistory[windows.length];
        Arrays.setAll(history, w -> new SeasonalHistory());
        return history;
    }

    private boolean isForgettable(SeasonalHistory[] history, int minute) {
        boolean forgettable = true;
        for (int w = 0; w < windows.length; w++) {
            forgettable &= history[w].isForgettable(seasons[w], minute);
        }
        return forgettable;
    }
}
