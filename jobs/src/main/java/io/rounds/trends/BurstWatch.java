package io.rounds.trends;

import io.rounds.trends.bursts.BurstDetails;
import io.rounds.trends.bursts.BurstRules;
import io.rounds.trends.bursts.Reading;
import io.rounds.trends.bursts.TopicBursts;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the topics of a table for bursts, in the windows of up to a day. A topic is looked at in the minutes in which it
 * is used, when late tweets correct it, and each minute while it has a burst.
 */
final class BurstWatch {
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    /** How much higher the level is in the first week, in which nothing is known of the same time of other weeks. */
    private static final double FIRST_WEEK = 2;

    private final TrendsOptions options;
    private final NameIndex topics;
    private final NameIndex names;
    private final PaneRing panes;
    private final SlidingCounts counts;
    private final TopicHistories histories;
    private final SurpriseCache surprises;
    /** The indexes of the watched windows, shortest first. */
    private final int[] watched;

    private final Map<TopicKind, BurstRules> rules = new EnumMap<>(TopicKind.class);
    private final Object2ObjectOpenHashMap<String, TopicBursts> bursts = new Object2ObjectOpenHashMap<>();

    BurstWatch(
            TrendsOptions options,
            NameIndex topics,
            NameIndex names,
            PaneRing panes,
            SlidingCounts counts,
            TopicHistories histories,
            SurpriseCache surprises) {
        this.options = options;
        this.topics = topics;
        this.names = names;
        this.panes = panes;
        this.counts = counts;
        this.histories = histories;
        this.surprises = surprises;
        List<Window> windows = options.windows();
        watched = IntStream.range(0, windows.size())
                .boxed()
                .filter(w -> windows.get(w).sizeMinutes() <= DAY)
                .sorted(Comparator.comparing(w -> windows.get(w).sizeMinutes()))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] sizes = IntStream.of(watched).map(this::size).toArray();
        options.burstLevels().forEach((kind, level) -> rules.put(kind, new BurstRules(level / 2, sizes)));
    }

    private int size(int w) {
        return options.windows().get(w).sizeMinutes();
    }

    /** Whether no topic has a burst that goes on or may still be corrected. */
    boolean isEmpty() {
        return bursts.isEmpty();
    }

    /**
     * Looks at the topics after all windows have slid to an end.
     *
     * @param firstMinute of the stream
     * @param pane of the last minute; null where it is empty
     */
    void slide(int end, int firstMinute, @Nullable IndexedPane pane) {
        bursts.forEach((topic, known) -> known.add(reading(topic, topics.find(topic), end, firstMinute, pane)));
        if (pane == null || watched.length == 0 || isTooEarly(end, firstMinute)) {
            return;
        }
        for (int index : pane.topics()) {
            if (authors(index, watched[watched.length - 1]) >= options.minAuthors()) {
                String topic = topics.name(index);
                Reading reading = reading(topic, index, end, firstMinute, pane);
                if (reading.begins() && !bursts.containsKey(topic)) {
                    begun(topic).add(reading);
                }
            }
        }
    }

    /**
     * Looks again at the last minutes of a topic that got late tweets.
     *
     * @param mostAuthors in any window that they corrected
     */
    void correct(String topic, int index, int end, int firstMinute, int mostAuthors) {
        TopicBursts known = bursts.get(topic);
        if (known == null && (mostAuthors < options.minAuthors() || isTooEarly(end, firstMinute))) {
            return;
        }
        List<Reading> readings = readings(topic, index, end, firstMinute);
        if (known == null && readings.stream().noneMatch(Reading::begins)) {
            return;
        }
        (known == null ? begun(topic) : known).correct(readings);
    }

    /** On the first day, not even the average of a topic is known. */
    private static boolean isTooEarly(int end, int firstMinute) {
        return end - firstMinute <= DAY;
    }

    private TopicBursts begun(String topic) {
        TopicBursts begun = new TopicBursts(rulesOf(topic), options.latenessMinutes());
        bursts.put(topic, begun);
        return begun;
    }

    private BurstRules rulesOf(String topic) {
        TopicKind kind = TopicGroup.parse(Topic.group(topic)).kind();
        BurstRules found = rules.get(kind);
        if (found == null) {
            throw new IllegalStateException("the options have no level for bursts of " + kind);
        }
        return found;
    }

    /** The surprise from which on a burst of a topic begins in a minute. */
    private double level(String topic, int end, int firstMinute, boolean isUsed) {
        if (!isUsed || isTooEarly(end, firstMinute)) {
            return Double.POSITIVE_INFINITY;
        }
        return rulesOf(topic).lower() * 2 * (end - firstMinute <= WEEK ? FIRST_WEEK : 1);
    }

    private int authors(int index, int w) {
        return counts.authors(index * options.windows().size() + w);
    }

    /**
     * The reading of the newest minute.
     *
     * @param index of the topic; negative where it is in no pane
     */
    private Reading reading(String topic, int index, int end, int firstMinute, @Nullable IndexedPane pane) {
        boolean isUsed = index >= 0 && pane != null && pane.positionOf(index) >= 0;
        Reading reading = Reading.blank(end, level(topic, end, firstMinute, isUsed), watched.length);
        for (int i = 0; i < watched.length && index >= 0; i++) {
            int w = watched[i];
            int authors = authors(index, w);
            if (authors >= options.minAuthors()) {
                int period = histories.period(w, end);
                double surprise = surprises.surprise(index, w, end, period, authors);
                double expected = surprises.expectation(index, w, end, period).mean();
                reading.set(i, authors, TopicRow.rounded(expected), surprise);
            }
        }
        return reading;
    }

    /** The readings of all minutes that late tweets may correct, counted from the panes. */
    private List<Reading> readings(String topic, int index, int end, int firstMinute) {
        int from = end - options.latenessMinutes() + 1;
        List<Reading> readings = new ArrayList<>();
        for (int minute = from; minute <= end; minute++) {
            IndexedPane pane = panes.get(minute - 1);
            boolean isUsed = pane != null && pane.positionOf(index) >= 0;
            readings.add(Reading.blank(minute, level(topic, minute, firstMinute, isUsed), watched.length));
        }
        for (int i = 0; i < watched.length; i++) {
            List<TopicCount> recounted = Recount.of(panes, index, size(watched[i]), from, end);
            for (int r = 0; r < readings.size(); r++) {
                int authors = recounted.get(r).authors();
                if (authors >= options.minAuthors()) {
                    set(readings, r, i, index, authors);
                }
            }
        }
        return readings;
    }

    /** Sets the figures of a window; those of the minute before, where neither the count nor what is expected changed. */
    private void set(List<Reading> readings, int r, int i, int index, int authors) {
        int w = watched[i];
        Reading reading = readings.get(r);
        Reading before = readings.get(Math.max(0, r - 1));
        if (before.authors()[i] == authors
                && histories.period(w, before.end()) == histories.period(w, reading.end())) {
            reading.set(i, authors, before.expected()[i], before.surprise()[i]);
            return;
        }
        GammaPoisson expectation = histories.expect(index, w, reading.end());
        reading.set(
                i, authors, TopicRow.rounded(expectation.mean()), TopicRow.rounded(expectation.surprise(authors)));
    }

    /** Emits what changed since the last call. It must be called after each {@link #slide}. */
    void write(int end, Consumer<BurstChange> sink) {
        bursts.object2ObjectEntrySet().removeIf(entry -> {
            String topic = entry.getKey();
            TopicBursts ofTopic = entry.getValue();
            ofTopic.write(
                    end,
                    (window, at) -> details(topic, window, at),
                    (beganAt, version, burst) -> sink.accept(new BurstChange(
                            topic,
                            BurstChange.time(beganAt),
                            version,
                            burst == null
                                    ? ""
                                    : options.windows().get(watched[burst.window()]).name(),
                            burst,
                            null)));
            return ofTopic.isEmpty();
        });
    }

    private BurstDetails details(String topic, int window, int end) {
        TopicDetails found = new TopicDetails(topics.find(topic), names, panes, size(watched[window]), end);
        return new BurstDetails(found.display(), found.exemplars(panes), found.links());
    }

    /** The state of all bursts, after a {@link #write}. */
    List<BurstState> state() {
        List<BurstState> states = new ArrayList<>(bursts.size());
        bursts.forEach((topic, ofTopic) -> states.add(new BurstState(topic, ofTopic.snapshot())));
        return states;
    }

    /** Restores bursts. */
    void restore(Iterable<BurstState> states) {
        for (BurstState state : states) {
            bursts.put(
                    state.topic(),
                    TopicBursts.restore(rulesOf(state.topic()), options.latenessMinutes(), state.bursts()));
        }
    }
}
