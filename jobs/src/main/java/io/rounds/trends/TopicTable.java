package io.rounds.trends;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sliding counts of all topics of one key group.
 *
 * <p>One minute at a time ({@link #advance}), each window loses the pane that leaves it and gains the new one: two
 * updates of a topic for each pane it is in, whatever the window's length. Distinct authors slide exactly, too: for each
 * topic and author the last pane is kept in which the author was seen. An author enters a window's count with the first
 * pane in the window, and leaves it with the pane that leaves the window if that is the author's last.
 *
 * <p>A late part of a pane ({@link #addLate}) is added to every window that still holds the pane, and the windows that
 * ended before are counted anew from the panes, for its topics only.
 *
 * <p>The counts are flat: arrays by topic index and window, one hash table of authors. What must survive a restart are the
 * panes, which are immutable, so that each is written once ({@link #takeChanged}), and the histories; {@link #restore}
 * counts the rest anew.
 *
 * <p>Not thread-safe.
 */
public final class TopicTable {
    private static final int ABSENT = Integer.MIN_VALUE;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int INITIAL_TOPICS = 16;

    private final TrendsOptions options;
    private final Window[] windows;
    private final int longest;
    private final int longestIndex;
    private final int retention;
    private final Seasonality[] seasons;

    /** Topics by name, and what is known of them by index; freed indexes are used again. */
    private final Object2IntOpenHashMap<String> indexes = new Object2IntOpenHashMap<>();

    private @Nullable String[] topics = new String[INITIAL_TOPICS];
    private SeasonalHistory[][] histories = new SeasonalHistory[INITIAL_TOPICS][];
    private int[] paneCounts = new int[INITIAL_TOPICS];
    private int[] freed = new int[INITIAL_TOPICS];
    private int freedCount;
    private int used;

    /** By topic index times number of windows plus window. */
    private int[] tweets;

    private int[] originals;
    private int[] authors;
    private int[] positions;
    private int[] surprisedCounts;
    private double[] surprises;
    /** What is expected in a period: it does not change within it. */
    private int[] expectedPeriods;

    private GammaPoisson[] expectations;
    /** What is shown of topics that rank, or did lately. */
    private @Nullable TopicDetails[] details;

    private final IntArrayList detailed = new IntArrayList();

    /** For each window the indexes of the topics with tweets in it. */
    private final int[][] active;

    private final int[] activeCounts;

    /** (topic, author) to the minute in which the author was last seen. */
    private final Long2IntOpenHashMap lastSeen = new Long2IntOpenHashMap();

    /** Communities in order of their appearance; {@code communityOf} has a topic's index among them. */
    private final List<String> communities = new ArrayList<>();

    private int[] communityOf = new int[INITIAL_TOPICS];
    /** The sum of all topics' tweets, by index of the community times number of windows plus window. */
    private long[] uses;

    /** Topics of no retained pane, whose history is still worth keeping. */
    private final Map<String, SeasonalHistory[]> dormant = new HashMap<>();

    private final NameIndex names = new NameIndex();
    private final PaneRing panes = new PaneRing();
    private final IntOpenHashSet changed = new IntOpenHashSet();
    private int newest;
    private int firstMinute = Integer.MAX_VALUE;
    private int lastMinute = Integer.MIN_VALUE;

    /** @param newest the minute before the first one that will be advanced to */
    public TopicTable(TrendsOptions options, int newest) {
        this.options = options;
        this.windows = options.windows().toArray(Window[]::new);
        this.longest = options.longestMinutes();
        this.longestIndex = lastIndexOf(longest);
        this.retention = longest + options.latenessMinutes();
        this.seasons = new Seasonality[windows.length];
        this.newest = newest;
        int size = INITIAL_TOPICS * windows.length;
        tweets = new int[size];
        originals = new int[size];
        authors = new int[size];
        positions = new int[size];
        surprisedCounts = new int[size];
        surprises = new double[size];
        expectedPeriods = new int[size];
        expectations = new GammaPoisson[size];
        details = new TopicDetails[size];
        uses = new long[0];
        active = new int[windows.length][INITIAL_TOPICS];
        activeCounts = new int[windows.length];
        lastSeen.defaultReturnValue(ABSENT);
        indexes.defaultReturnValue(ABSENT);
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

    /** Whether no window holds anything, so that time may pass unseen. */
    public boolean isQuiet() {
        return panes.size() == 0;
    }

    /** Whether nothing at all is remembered of any topic. */
    public boolean isForgotten() {
        return isQuiet() && dormant.isEmpty();
    }

    /** Topics that are counted or whose history is kept. */
    public int topics() {
        return indexes.size() + dormant.size();
    }

    /** Whether a topic is counted or could still be in a pane. */
    boolean knows(String topic) {
        return indexes.containsKey(topic);
    }

    PaneRing panes() {
        return panes;
    }

    /** Takes notice that the stream has tweets, of whatever topic, in a minute. */
    public void reach(int minute) {
        lastMinute = Math.max(lastMinute, minute);
        if (minute < firstMinute) {
            firstMinute = minute;
            for (int w = 0; w < windows.length; w++) {
                seasons[w] = Seasonality.of(windows[w], options.latenessMinutes(), minute);
            }
            Arrays.fill(expectedPeriods, ABSENT);
        }
    }

    /**
     * Slides all windows to the end of a minute.
     *
     * @param minute later than the {@link #newest}; minutes between may only be left out where {@link #isQuiet}
     * @param pane what was said in it
     */
    public void advance(int minute, @Nullable Pane pane) {
        newest = minute;
        for (int w = 0; w < windows.length; w++) {
            int leaving = panes.at(minute - windows[w].sizeMinutes());
            if (leaving >= 0) {
                leave(w, leaving);
            }
        }
        if (pane != null && !pane.isEmpty()) {
            reach(minute);
            enter(minute, put(minute, pane, this::revive));
        }
        while (panes.size() > 0 && panes.minute(0) <= minute - retention) {
            expire();
        }
        forgetDetails();
        if (minute % MINUTES_PER_DAY == 0) {
            dormant.values().removeIf(history -> isForgettable(history, minute));
        }
    }

    /**
     * Adds late parts of panes that have been counted already.
     *
     * @param parts by minute, none later than the {@link #newest}
     * @param corrected told every count of a window within the allowed lateness that the parts changed
     * @return tweets that came too late for everything
     */
    public int addLate(SortedMap<Integer, Pane> parts, BiConsumer<WindowEnd, CorrectedCount> corrected) {
        int tooLate = 0;
        TreeMap<String, TreeMap<Integer, Integer>> touched = new TreeMap<>();
        for (Map.Entry<Integer, Pane> entry : parts.entrySet()) {
            int minute = entry.getKey();
            Pane part = entry.getValue();
            if (minute <= newest - retention) {
                tooLate += Arrays.stream(part.tweets()).sum();
                continue;
            }
            for (int i = 0; i < part.topics().length; i++) {
                touched.computeIfAbsent(part.topics()[i], topic -> new TreeMap<>())
                        .merge(minute, part.tweets()[i], Integer::sum);
            }
            if (!part.isEmpty()) {
                reach(minute);
                addLate(minute, part);
            }
        }
        for (Map.Entry<String, TreeMap<Integer, Integer>> topic : touched.entrySet()) {
            correct(topic.getKey(), topic.getValue(), corrected);
        }
        return tooLate;
    }

    private void addLate(int minute, Pane part) {
        IndexedPane earlier = panes.get(minute);
        Pane before = earlier == null ? null : earlier.pane();
        put(minute, before == null ? part : PaneBuilder.sum(before, part), this::revive);
        if (earlier != null) {
            release(earlier);
        }
        for (int i = 0; i < part.topics().length; i++) {
            int index = indexes.getInt(part.topics()[i]);
            for (int w = 0; w < windows.length; w++) {
                if (minute > newest - windows[w].sizeMinutes()) {
                    add(w, index, part.tweets()[i], part.originals()[i]);
                }
            }
            int known = before == null ? -1 : before.indexOf(part.topics()[i]);
            for (int a = part.authorsFrom(i); a < part.authorsTo(i); a++) {
                long author = part.authors()[a];
                if (minute > newest - longest && !isKnown(before, known, author)) {
                    addLateAuthor(index, minute, author);
                }
            }
        }
    }

    private static boolean isKnown(@Nullable Pane pane, int topic, long author) {
        return pane != null && topic >= 0 && pane.hasAuthor(topic, author);
    }

    private void addLateAuthor(int index, int minute, long author) {
        int last = lastSeen.get(author);
        if (last >= minute) {
            return;
        }
        lastSeen.put(author, minute);
        for (int w = 0; w < windows.length; w++) {
            int oldest = newest - windows[w].sizeMinutes();
            if (minute > oldest && last <= oldest) {
                authors[index * windows.length + w]++;
            }
        }
    }

    /** NameCounts a topic anew in every window that ended since its first late tweet. */
    private void correct(
            String topic, SortedMap<Integer, Integer> lateTweets, BiConsumer<WindowEnd, CorrectedCount> corrected) {
        int index = indexes.getInt(topic);
        int now = newest + 1;
        int from = Math.max(lateTweets.firstKey() + 1, now - options.latenessMinutes() + 1);
        for (int w = 0; w < windows.length; w++) {
            details[index * windows.length + w] = null;
            histories[index][w].change(seasons[w], now, authors[index * windows.length + w]);
            int size = windows[w].sizeMinutes();
            int to = Math.min(now, lateTweets.lastKey() + size);
            List<TopicCount> counts = Recount.of(panes, index, size, from, to);
            for (int i = 0; i < counts.size(); i++) {
                int end = from + i;
                int added = lateTweets.subMap(end - size, end).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                if (added > 0) {
                    histories[index][w].raise(seasons[w], end, counts.get(i).authors());
                    corrected.accept(new WindowEnd(w, end), new CorrectedCount(topic, counts.get(i), added));
                }
            }
        }
    }

    /**
     * Offers every topic of a window to the rankings.
     *
     * @param end of the window, which must be the {@link #newest} minute's end
     */
    public void offer(int window, int end, TopLists lists) {
        if (activeCounts[window] == 0) {
            return;
        }
        int period = seasons[window].period(end);
        TopLists.@Nullable Lists[] byCommunity = new TopLists.Lists[communities.size()];
        for (int i = 0; i < activeCounts[window]; i++) {
            int index = active[window][i];
            int at = index * windows.length + window;
            int community = communityOf[index];
            TopLists.Lists ofCommunity = byCommunity[community];
            if (ofCommunity == null) {
                ofCommunity = lists.of(communities.get(community));
                ofCommunity.addUses(uses[community * windows.length + window]);
                byCommunity[community] = ofCommunity;
            }
            double surprise = authors[at] < options.minAuthors() ? Double.NaN : surprise(index, window, end, period);
            ofCommunity.offer(this, index, nameOf(index), tweets[at], originals[at], authors[at], surprise);
        }
    }

    private double surprise(int index, int window, int end, int period) {
        int at = index * windows.length + window;
        GammaPoisson expectation = expectation(index, window, end, period);
        if (surprisedCounts[at] != authors[at]) {
            surprisedCounts[at] = authors[at];
            surprises[at] = TopicRow.rounded(expectation.surprise(authors[at]));
        }
        return surprises[at];
    }

    private GammaPoisson expectation(int index, int window, int end, int period) {
        int at = index * windows.length + window;
        if (expectedPeriods[at] != period) {
            expectedPeriods[at] = period;
            expectations[at] = histories[index][window].expect(seasons[window], end);
            surprisedCounts[at] = -1;
        }
        return expectations[at];
    }

    /**
     * The row of a topic in a list.
     *
     * @param window index of the window
     * @param end of the window, which must be the {@link #newest} minute's end
     */
    public TopicRow row(int window, int end, TopLists.Candidate candidate) {
        int index = candidate.index();
        return row(
                candidate.topic(),
                candidate.count(),
                expectation(index, window, end, seasons[window].period(end)),
                candidate.surprise(),
                details(index, window, end));
    }

    /** The row of a topic in a list that late tweets corrected, of a window that ends within the allowed lateness. */
    public TopicRow row(WindowEnd end, CorrectedCount late) {
        int index = indexes.getInt(late.topic());
        int size = windows[end.window()].sizeMinutes();
        return row(
                late.topic(),
                late.count(),
                expectation(late.topic(), end.window(), end.end()),
                Double.NaN,
                new TopicDetails(index, names, panes, size, end.end()));
    }

    private TopicRow row(String topic, TopicCount count, GammaPoisson expectation, double surprise, TopicDetails shown) {
        return new TopicRow(
                Topic.tag(topic),
                shown.display(),
                count.tweets(),
                count.originals(),
                count.authors(),
                TopicRow.rounded(expectation.mean()),
                Double.isNaN(surprise) ? TopicRow.rounded(expectation.surprise(count.authors())) : surprise,
                shown.exemplars(panes),
                shown.links());
    }

    /** A topic's details, which are kept for a while when it falls out of the list, since it often comes back. */
    private TopicDetails details(int index, int window, int end) {
        int at = index * windows.length + window;
        TopicDetails known = details[at];
        if (known == null || !canSlide(known, end)) {
            detailed.add(at);
            known = new TopicDetails(index, names, panes, windows[window].sizeMinutes(), end);
            details[at] = known;
        } else {
            known.slide(panes, end);
        }
        return known;
    }

    /** Whether the panes that left the window since are still there: they stay for the lateness. */
    private boolean canSlide(TopicDetails known, int end) {
        return end - known.end() <= options.latenessMinutes();
    }

    private void forgetDetails() {
        int kept = 0;
        for (int i = 0; i < detailed.size(); i++) {
            int at = detailed.getInt(i);
            TopicDetails known = details[at];
            if (known != null && canSlide(known, newest + 1)) {
                detailed.set(kept++, at);
            } else {
                details[at] = null;
            }
        }
        detailed.size(kept);
    }

    /** What was expected of a topic in a window that ends within the allowed lateness. */
    GammaPoisson expectation(String topic, int window, int end) {
        return histories[indexes.getInt(topic)][window].expect(seasons[window], end);
    }

    /**
     * The minutes whose panes came, changed or went away since the last call.
     *
     * @param sink gets the pane of a minute, or null where there is none any more
     */
    public void takeChanged(BiConsumer<Integer, @Nullable Pane> sink) {
        for (var minute = changed.iterator(); minute.hasNext(); ) {
            int next = minute.nextInt();
            IndexedPane pane = panes.get(next);
            sink.accept(next, pane == null ? null : pane.pane());
        }
        changed.clear();
    }

    /** Everything but the panes that must be kept; nothing changes it. */
    public TableState state() {
        Map<String, SeasonalHistory.Snapshot[]> all = new HashMap<>();
        dormant.forEach((topic, history) -> all.put(topic, snapshots(history)));
        for (Object2IntMap.Entry<String> entry : indexes.object2IntEntrySet()) {
            all.put(entry.getKey(), snapshots(histories[entry.getIntValue()]));
        }
        return new TableState(newest, firstMinute, lastMinute, all);
    }

    private static SeasonalHistory.Snapshot[] snapshots(SeasonalHistory[] history) {
        return Arrays.stream(history).map(SeasonalHistory::snapshot).toArray(SeasonalHistory.Snapshot[]::new);
    }

    /** Builds a table again from its state and its panes. */
    public static TopicTable restore(TrendsOptions options, TableState state, SortedMap<Integer, Pane> panes) {
        TopicTable table = new TopicTable(options, state.newest());
        if (state.firstMinute() != Integer.MAX_VALUE) {
            table.reach(state.firstMinute());
            table.reach(state.lastMinute());
        }
        state.histories()
                .forEach((topic, history) -> table.dormant.put(
                        topic,
                        Arrays.stream(history).map(SeasonalHistory::restore).toArray(SeasonalHistory[]::new)));
        panes.forEach((minute, pane) -> table.count(minute, table.put(minute, pane, table::keep)));
        table.changed.clear();
        return table;
    }

    private int lastIndexOf(int sizeMinutes) {
        int last = -1;
        for (int w = 0; w < windows.length; w++) {
            last = windows[w].sizeMinutes() == sizeMinutes ? w : last;
        }
        return last;
    }

    private void enter(int minute, IndexedPane pane) {
        count(minute, pane);
        for (int index : pane.topics()) {
            for (int w = 0; w < windows.length; w++) {
                histories[index][w].change(seasons[w], minute + 1, authors[index * windows.length + w]);
            }
        }
    }

    /** Adds a pane, the latest so far, to every window that holds it. */
    private void count(int minute, IndexedPane indexed) {
        Pane pane = indexed.pane();
        int[] topicIndexes = indexed.topics();
        for (int i = 0; i < topicIndexes.length; i++) {
            int base = topicIndexes[i] * windows.length;
            for (int w = 0; w < windows.length; w++) {
                if (minute > newest - windows[w].sizeMinutes()) {
                    add(w, topicIndexes[i], pane.tweets()[i], pane.originals()[i]);
                }
            }
            if (minute <= newest - longest) {
                continue;
            }
            for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                int last = lastSeen.put(pane.authors()[a], minute);
                for (int w = 0; w < windows.length; w++) {
                    int oldest = newest - windows[w].sizeMinutes();
                    if (minute > oldest && last <= oldest) {
                        authors[base + w]++;
                    }
                }
            }
        }
    }

    private void add(int w, int index, int addedTweets, int addedOriginals) {
        int at = index * windows.length + w;
        if (tweets[at] == 0) {
            if (activeCounts[w] == active[w].length) {
                active[w] = Arrays.copyOf(active[w], active[w].length * 2);
            }
            positions[at] = activeCounts[w];
            active[w][activeCounts[w]++] = index;
        }
        tweets[at] += addedTweets;
        originals[at] += addedOriginals;
        uses[communityOf[index] * windows.length + w] += addedTweets;
    }

    private void leave(int w, int leaving) {
        int minute = panes.minute(leaving);
        Pane pane = panes.pane(leaving).pane();
        int[] topicIndexes = panes.pane(leaving).topics();
        boolean last = w == longestIndex;
        for (int i = 0; i < topicIndexes.length; i++) {
            int index = topicIndexes[i];
            int at = index * windows.length + w;
            tweets[at] -= pane.tweets()[i];
            originals[at] -= pane.originals()[i];
            uses[communityOf[index] * windows.length + w] -= pane.tweets()[i];
            for (int a = pane.authorsFrom(i); a < pane.authorsTo(i); a++) {
                if (lastSeen.get(pane.authors()[a]) == minute) {
                    authors[at]--;
                    if (last) {
                        lastSeen.remove(pane.authors()[a]);
                    }
                }
            }
            if (tweets[at] == 0) {
                int moved = active[w][--activeCounts[w]];
                active[w][positions[at]] = moved;
                positions[moved * windows.length + w] = positions[at];
            }
            histories[index][w].change(seasons[w], newest + 1, authors[at]);
        }
    }

    private void expire() {
        IndexedPane expired = panes.pane(0);
        changed.add(panes.minute(0));
        panes.removeFirst();
        release(expired);
    }

    /** Puts a pane in, in the place of an earlier form of it, which the caller releases afterwards. */
    private IndexedPane put(int minute, Pane pane, Function<String, SeasonalHistory[]> historyOf) {
        IndexedPane indexed = new IndexedPane(pane, register(pane.topics(), historyOf), names.take(pane.names()));
        panes.put(minute, indexed);
        changed.add(minute);
        return indexed;
    }

    private void release(IndexedPane pane) {
        names.release(pane.names());
        for (int index : pane.topics()) {
            if (--paneCounts[index] == 0) {
                free(index);
            }
        }
    }

    private void free(int index) {
        String name = nameOf(index);
        indexes.removeInt(name);
        dormant.put(name, histories[index]);
        topics[index] = null;
        for (int w = 0; w < windows.length; w++) {
            details[index * windows.length + w] = null;
        }
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, freed.length * 2);
        }
        freed[freedCount++] = index;
    }

    private int[] register(String[] named, Function<String, SeasonalHistory[]> historyOf) {
        int[] topicIndexes = new int[named.length];
        for (int i = 0; i < topicIndexes.length; i++) {
            int index = indexes.getInt(named[i]);
            if (index == ABSENT) {
                index = create(named[i], historyOf.apply(named[i]));
            }
            paneCounts[index]++;
            named[i] = nameOf(index); // the same text once in memory, not once a pane
            topicIndexes[i] = index;
        }
        return topicIndexes;
    }

    private int create(String topic, SeasonalHistory[] history) {
        if (freedCount == 0 && used == topics.length) {
            grow(used * 2);
        }
        int index = freedCount > 0 ? freed[--freedCount] : used++;
        indexes.put(topic, index);
        topics[index] = topic;
        paneCounts[index] = 0;
        for (int at = index * windows.length; at < (index + 1) * windows.length; at++) {
            tweets[at] = 0;
            originals[at] = 0;
            authors[at] = 0;
            expectedPeriods[at] = ABSENT;
        }
        histories[index] = history;
        communityOf[index] = community(Topic.community(topic));
        return index;
    }

    private int community(String name) {
        int known = communities.indexOf(name);
        if (known >= 0) {
            return known;
        }
        communities.add(name);
        uses = Arrays.copyOf(uses, communities.size() * windows.length);
        return communities.size() - 1;
    }

    /** The history of a topic that is seen again, unless it would have been forgotten at the last midnight. */
    private SeasonalHistory[] revive(String topic) {
        SeasonalHistory[] history = dormant.remove(topic);
        if (history == null || isForgettable(history, newest - Math.floorMod(newest, MINUTES_PER_DAY))) {
            return newHistory();
        }
        return history;
    }

    /** The history of a topic that is read back. */
    private SeasonalHistory[] keep(String topic) {
        SeasonalHistory[] history = dormant.remove(topic);
        return history == null ? newHistory() : history;
    }

    private SeasonalHistory[] newHistory() {
        SeasonalHistory[] history = new SeasonalHistory[windows.length];
        Arrays.setAll(history, w -> new SeasonalHistory());
        return history;
    }

    private void grow(int capacity) {
        topics = Arrays.copyOf(topics, capacity);
        histories = Arrays.copyOf(histories, capacity);
        paneCounts = Arrays.copyOf(paneCounts, capacity);
        tweets = Arrays.copyOf(tweets, capacity * windows.length);
        originals = Arrays.copyOf(originals, capacity * windows.length);
        authors = Arrays.copyOf(authors, capacity * windows.length);
        positions = Arrays.copyOf(positions, capacity * windows.length);
        surprisedCounts = Arrays.copyOf(surprisedCounts, capacity * windows.length);
        surprises = Arrays.copyOf(surprises, capacity * windows.length);
        expectedPeriods = Arrays.copyOf(expectedPeriods, capacity * windows.length);
        expectations = Arrays.copyOf(expectations, capacity * windows.length);
        details = Arrays.copyOf(details, capacity * windows.length);
        communityOf = Arrays.copyOf(communityOf, capacity);
    }

    private boolean isForgettable(SeasonalHistory[] history, int minute) {
        boolean forgettable = true;
        for (int w = 0; w < windows.length; w++) {
            forgettable &= history[w].isForgettable(seasons[w], minute);
        }
        return forgettable;
    }

    private String nameOf(int index) {
        String name = topics[index];
        if (name == null) {
            throw new IllegalStateException("topic " + index + " is gone, but still counted");
        }
        return name;
    }
}
