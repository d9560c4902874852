package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sliding counts of all topics of one key group.
 *
 * <p>One minute at a time ({@link #advance}), each window loses the pane that leaves it and gains the new one: two
 * updates of a topic for each pane it is in, whatever the window's length ({@link SlidingCounts}).
 *
 * <p>A late part of a pane ({@link #addLate}) is added to every window that still contains the pane, and the windows that
 * ended before are counted again from the panes, for its topics only ({@link LateCorrector}).
 *
 * <p>Where panes take more memory than {@link Limits#paneBytes}, old ones are merged to coarser ones ({@link PaneGrid}).
 *
 * <p>Topics have an index, by which the counts, histories and rows are arrays. What must survive a restart are the panes,
 * which are immutable, so that each is written once ({@link #takeChanged}), and the histories; {@link #restore} computes
 * everything else from them.
 *
 * <p>Not thread-safe.
 */
public final class TopicTable {
    private static final int INITIAL_TOPICS = 16;
    private static final int INITIAL_NAMES = 64;
    private static final int COARSEN_MINUTES = 15;
    /** Panes are merged again when they have grown by a quarter, since all of them are looked at. */
    private static final int COARSEN_GROWTH = 4;
    /** How many names of each kind a topic has in a new pane of a large table: more than rank. */
    private static final int NEW_NAMES = 10;
    /** How many names of each kind a topic has in an old pane of a large table. */
    private static final int OLD_NAMES = 3;

    private final TrendsOptions options;
    private final Window[] windows;
    private final int retention;

    private final NameIndex topics = new NameIndex(INITIAL_TOPICS);
    private final NameIndex names = new NameIndex(INITIAL_NAMES);
    private final PaneRing panes = new PaneRing();
    private final SlidingCounts counts;
    private final TopicHistories histories;
    private final SurpriseCache surprises;
    private final TopicRows rows;
    private final LateCorrector corrector;
    private final BurstWatch bursts;
    private final PaneGrid grid;
    private int capacity = INITIAL_TOPICS;

    private final IntOpenHashSet changed = new IntOpenHashSet();
    private int newest;
    private int firstMinute = Integer.MAX_VALUE;
    private int lastMinute = Integer.MIN_VALUE;

    private long paneBytes;
    /** What the panes took after they were last merged. */
    private long coarsenedBytes;
    /** The minutes of panes with as few names as old panes may have. */
    private final IntOpenHashSet thinned = new IntOpenHashSet();

    /** @param newest the minute before the first one that {@link #advance} will be called with */
    public TopicTable(TrendsOptions options, int newest) {
        this.options = options;
        this.windows = options.windows().toArray(Window[]::new);
        this.retention = options.longestMinutes() + options.latenessMinutes();
        this.newest = newest;
        counts = new SlidingCounts(options, panes, capacity);
        histories = new TopicHistories(options.windows(), options.latenessMinutes(), capacity);
        surprises = new SurpriseCache(histories, windows.length, capacity);
        rows = new TopicRows(options, names, panes, counts, capacity);
        corrector = new LateCorrector(options, panes, counts, histories);
        grid = new PaneGrid(options);
        bursts = new BurstWatch(options, topics, names, panes, counts, histories, surprises);
    }

    /** The minute up to which everything is counted. */
    public int newest() {
        return newest;
    }

    /** The last minute that the stream is known to have reached; below every minute before it began. */
    public int lastMinute() {
        return lastMinute;
    }

    /** The first minute that the stream is known to have reached. */
    public int firstMinute() {
        return firstMinute;
    }

    /** Whether all panes are empty and all bursts are over, so that minutes without tweets can be skipped. */
    public boolean isQuiet() {
        return panes.size() == 0 && bursts.isEmpty();
    }

    /** Whether there is neither a pane nor a history. */
    public boolean isEmpty() {
        return isQuiet() && histories.dormant() == 0;
    }

    /** Topics that are counted or whose history is kept. */
    public int topics() {
        return topics.size() + histories.dormant();
    }

    /** Whether a topic is in a pane. */
    boolean contains(String topic) {
        return topics.find(topic) != NameIndex.ABSENT;
    }

    /** Records that the stream has reached a minute, whatever its topics. */
    public void reach(int minute) {
        lastMinute = Math.max(lastMinute, minute);
        if (minute < firstMinute) {
            firstMinute = minute;
            histories.beginAt(minute);
            surprises.clear();
        }
    }

    /**
     * Slides all windows to the end of a minute.
     *
     * @param minute later than the {@link #newest}; minutes between may only be left out where {@link #isQuiet}
     * @param pane the tweets of the minute; null where there are none
     */
    public void advance(int minute, @Nullable Pane pane) {
        newest = minute;
        @Nullable IndexedPane[] left = new IndexedPane[windows.length];
        for (int w = 0; w < windows.length; w++) {
            int leaving = panes.at(minute - windows[w].sizeMinutes());
            if (leaving >= 0) {
                left[w] = panes.pane(leaving);
                counts.remove(w, panes.minute(leaving), panes.pane(leaving));
            }
        }
        IndexedPane indexed = null;
        if (pane != null && !pane.isEmpty()) {
            reach(minute);
            boolean isLarge = paneBytes > options.limits().paneBytes();
            indexed = put(minute, isLarge ? PaneBuilder.sum(List.of(pane), NEW_NAMES) : pane, this::revive);
            counts.add(minute, indexed, newest);
        }
        counts.estimateChanged(newest);
        for (int w = 0; w < windows.length; w++) {
            updateHistories(w, left[w]);
            updateHistories(w, indexed);
        }
        while (panes.size() > 0 && panes.minute(0) <= minute - retention) {
            expire();
        }
        if (paneBytes > options.limits().paneBytes()
                && paneBytes - coarsenedBytes > coarsenedBytes / COARSEN_GROWTH
                && minute % COARSEN_MINUTES == COARSEN_MINUTES - 1) {
            coarsen();
            coarsenedBytes = paneBytes;
        }
        rows.prune(minute + 1);
        histories.prune(minute);
        bursts.slide(minute + 1, firstMinute, indexed);
    }

    private void updateHistories(int w, @Nullable IndexedPane changedPane) {
        if (changedPane == null) {
            return;
        }
        for (int index : changedPane.topics()) {
            histories.change(index, w, newest + 1, counts.authors(index * windows.length + w));
        }
    }

    /**
     * Adds late parts of panes that have been counted already.
     *
     * @param parts by minute, none later than the {@link #newest}
     * @param corrected receives every count that the parts changed of a window within the allowed lateness
     * @return tweets that are older than all that is kept, once for each of their topics
     */
    public int addLate(SortedMap<Integer, Pane> parts, BiConsumer<WindowEnd, CorrectedCount> corrected) {
        int tooLate = 0;
        LateTweets late = new LateTweets();
        for (Map.Entry<Integer, Pane> entry : parts.entrySet()) {
            int minute = entry.getKey();
            Pane part = entry.getValue();
            if (minute <= newest - retention) {
                tooLate += LateTweets.uses(part);
            } else if (!part.isEmpty()) {
                late.add(minute, part);
                reach(minute);
                addLate(minute, part);
            }
        }
        late.forEach((topic, tweets) -> {
            int index = topics.find(topic);
            rows.drop(index);
            int[] mostAuthors = {0};
            corrector.correct(topic, index, tweets, newest + 1, (end, count) -> {
                mostAuthors[0] = Math.max(mostAuthors[0], count.count().authors());
                corrected.accept(end, count);
            });
            bursts.correct(topic, index, newest + 1, firstMinute, mostAuthors[0]);
        });
        return tooLate;
    }

    private void addLate(int minute, Pane part) {
        thinned.remove(minute);
        IndexedPane earlier = panes.get(minute);
        Pane before = earlier == null ? null : earlier.pane();
        put(minute, before == null ? part : PaneBuilder.sum(before, part), this::revive);
        if (earlier != null) {
            release(earlier);
        }
        for (int i = 0; i < part.topics().length; i++) {
            counts.addLate(topics.find(part.topics()[i]), minute, part, i, before, newest);
        }
    }

    /**
     * Offers every topic of a window that has authors enough to the rankings.
     *
     * @param end of the window, which must be the {@link #newest} minute's end
     */
    public void offer(int window, int end, TopLists lists) {
        int active = counts.activeCount(window);
        if (active == 0) {
            return;
        }
        int period = histories.period(window, end);
        TopLists.@Nullable Lists[] byGroup = new TopLists.Lists[counts.groupCount()];
        for (int i = 0; i < active; i++) {
            int index = counts.active(window, i);
            int slot = index * windows.length + window;
            int group = counts.groupOf(index);
            TopLists.Lists ofGroup = byGroup[group];
            if (ofGroup == null) {
                ofGroup = lists.of(counts.group(group));
                ofGroup.addUses(counts.uses(group, window));
                byGroup[group] = ofGroup;
            }
            int authors = counts.authors(slot);
            if (authors < options.rankAuthors()) {
                continue;
            }
            double surprise = authors < options.minAuthors()
                    ? Double.NaN
                    : surprises.surprise(index, window, end, period, authors);
            ofGroup.offer(
                    this, index, topics.name(index), counts.tweets(slot), counts.originals(slot), authors, surprise);
        }
    }

    /**
     * The row of a topic in a list.
     *
     * @param window index of the window
     * @param end of the window, which must be the {@link #newest} minute's end
     */
    public TopicRow row(int window, int end, TopLists.Candidate candidate) {
        GammaPoisson expectation = surprises.expectation(candidate.index(), window, end, histories.period(window, end));
        return rows.ranked(candidate, window, end, expectation);
    }

    /** The row of a topic in a list that late tweets corrected, of a window that ends within the allowed lateness. */
    public TopicRow row(WindowEnd end, CorrectedCount corrected) {
        int index = topics.find(corrected.topic());
        return rows.corrected(corrected, index, end, histories.expect(index, end.window(), end.end()));
    }

    /** The distribution that was expected of a topic's count in a window that ends within the allowed lateness. */
    GammaPoisson expectation(String topic, int window, int end) {
        return histories.expect(topics.find(topic), window, end);
    }

    /**
     * Passes the minutes whose panes were added, changed or removed since the last call.
     *
     * @param sink receives the pane of a minute; null where it was removed
     */
    public void takeChanged(BiConsumer<Integer, @Nullable Pane> sink) {
        for (var minute = changed.iterator(); minute.hasNext(); ) {
            int next = minute.nextInt();
            IndexedPane pane = panes.get(next);
            sink.accept(next, pane == null ? null : pane.pane());
        }
        changed.clear();
    }

    /**
     * Emits the bursts that changed since the last call. It must be called after each {@link #advance}, and after {@link
     * #addLate} before the state is stored.
     */
    public void emitBursts(Consumer<BurstChange> sink) {
        bursts.write(newest + 1, sink);
    }

    /** The state of the bursts. */
    public List<BurstState> bursts() {
        return bursts.state();
    }

    /** Continues with bursts that were stored beside the state of this table. */
    public void restoreBursts(Iterable<BurstState> states) {
        bursts.restore(states);
    }

    /** Everything but the panes and bursts that must be stored; later changes do not show in it. */
    public TableState state() {
        Set<String> estimated = new HashSet<>();
        topics.forEach((topic, index) -> {
            if (counts.sketch(index) != null) {
                estimated.add(topic);
            }
        });
        return new TableState(newest, firstMinute, lastMinute, histories.snapshots(topics), estimated);
    }

    /** Builds a table again from its state and its panes. */
    public static TopicTable restore(TrendsOptions options, TableState state, SortedMap<Integer, Pane> panes) {
        TopicTable table = new TopicTable(options, state.newest());
        if (state.firstMinute() != Integer.MAX_VALUE) {
            table.reach(state.firstMinute());
            table.reach(state.lastMinute());
        }
        table.histories.restore(state.histories());
        panes.forEach((minute, pane) -> {
            IndexedPane indexed = table.put(minute, pane, (topic, index) -> {
                table.histories.restore(index, topic);
                if (state.estimated().contains(topic)) {
                    table.counts.estimate(index);
                }
            });
            table.counts.add(minute, indexed, table.newest);
        });
        table.counts.estimateChanged(table.newest);
        table.changed.clear();
        return table;
    }

    private void revive(String topic, int index) {
        histories.revive(index, topic, newest);
    }

    private void expire() {
        IndexedPane expired = panes.pane(0);
        changed.add(panes.minute(0));
        thinned.remove(panes.minute(0));
        panes.removeFirst();
        release(expired);
    }

    /** Merges old panes, and drops what they no longer need. No count of any window changes. */
    private void coarsen() {
        SettledAuthors settled = new SettledAuthors(topic -> counts.sketch(topics.find(topic)) != null);
        for (int i = panes.size() - 1; i >= 0; i--) {
            int minute = panes.minute(i);
            if (!grid.isOld(minute, newest)) {
                if (minute <= newest - options.latenessMinutes()) {
                    settled.add(panes.pane(i).pane());
                }
                continue;
            }
            int coarse = grid.coarse(minute, newest);
            int first = i;
            while (first > 0 && grid.coarse(panes.minute(first - 1), newest) == coarse) {
                first--;
            }
            if (first == i && minute == coarse && thinned.contains(minute)) {
                IndexedPane before = panes.pane(i);
                Pane needed = settled.add(before.pane());
                if (needed.authors().length < before.pane().authors().length) {
                    paneBytes += needed.bytes() - before.pane().bytes();
                    panes.put(minute, new IndexedPane(needed, before.topics(), before.names()));
                    changed.add(minute);
                }
            } else {
                merge(first, i, coarse, settled);
            }
            i = first;
        }
        counts.moveSketches(grid, newest);
    }

    /** Merges the panes at some positions to one of their last minute or a later one. */
    private void merge(int first, int last, int minute, SettledAuthors settled) {
        List<IndexedPane> merged = new ArrayList<>();
        List<Pane> parts = new ArrayList<>();
        for (int i = last; i >= first; i--) {
            merged.add(panes.pane(i));
            parts.add(panes.pane(i).pane());
            counts.move(panes.minute(i), panes.pane(i), minute);
            changed.add(panes.minute(i));
            thinned.remove(panes.minute(i));
            panes.remove(i);
        }
        put(minute, settled.add(PaneBuilder.sum(parts, OLD_NAMES)), (topic, index) -> {
            throw new IllegalStateException(topic + " is in a merged pane, but was in none of its parts");
        });
        thinned.add(minute);
        merged.forEach(pane -> {
            for (int index : pane.topics()) {
                rows.drop(index);
            }
            release(pane);
        });
    }

    /**
     * Stores a pane, replacing an earlier form of it, which the caller releases afterwards.
     *
     * @param history provides the history of a topic that is in no pane yet
     */
    private IndexedPane put(int minute, Pane pane, ObjIntConsumer<String> history) {
        IndexedPane indexed = new IndexedPane(pane, take(pane.topics(), history), names.take(pane.names()));
        panes.put(minute, indexed);
        paneBytes += pane.bytes();
        changed.add(minute);
        return indexed;
    }

    private int[] take(String[] paneTopics, ObjIntConsumer<String> history) {
        int[] indexes = topics.take(paneTopics);
        grow();
        for (int i = 0; i < indexes.length; i++) {
            int index = indexes[i];
            if (topics.uses(index) == 1) { // a topic is in a pane once, so this is its first pane
                counts.begin(index, paneTopics[i]);
                surprises.clear(index);
                history.accept(paneTopics[i], index);
            }
        }
        return indexes;
    }

    private void grow() {
        if (topics.capacity() > capacity) {
            capacity = topics.capacity();
            counts.grow(capacity);
            histories.grow(capacity);
            surprises.grow(capacity);
            rows.grow(capacity);
        }
    }

    private void release(IndexedPane pane) {
        paneBytes -= pane.pane().bytes();
        names.release(pane.names());
        for (int index : pane.topics()) {
            String topic = topics.name(index);
            if (topics.release(index)) {
                histories.retire(index, topic);
                counts.end(index);
                rows.drop(index);
            }
        }
    }
}
