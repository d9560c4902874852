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
    private static final int HOUR = 60;

    private final TrendsOptions options;
    private final NameIndex topics;
    private final NameIndex names;
    private final PaneRing panes;
    private final SlidingCounts counts;
    private final TopicHistories histories;
    private final SurpriseCache surprises;
    /** The indexes of the watched windows, shortest first. */
    private final int[] watched;

    /** How many of the watched windows are no longer than an hour. */
    private final int shortWindows;

    private final BurstRules rules;
    private final Map<TopicKind, BurstLevel> levels = new EnumMap<>(TopicKind.class);
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
        shortWindows = (int) IntStream.of(watched)
                .filter(w -> windows.get(w).sizeMinutes() <= HOUR)
                .count();
        rules = new BurstRules(
                IntStream.of(watched).map(w -> windows.get(w).sizeMinutes()).toArray());
        options.burstLevels().forEach((kind, people) -> levels.put(kind, new BurstLevel(people)));
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
        if (pane == null || beginning(end, firstMinute) == 0) {
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
        if (known == null && (mostAuthors < options.minAuthors() || beginning(end, firstMinute) == 0)) {
            return;
        }
        List<Reading> readings = readings(topic, index, end, firstMinute);
        if (known == null && readings.stream().noneMatch(Reading::begins)) {
            return;
        }
        (known == null ? begun(topic) : known).correct(readings);
    }

    /**
     * In how many windows, the shortest ones, a burst may begin. On the first day nothing is known of any topic. In the first
     * week only the average of a topic is known, which says enough of an hour, but not of a day.
     */
    private int beginning(int end, int firstMinute) {
        if (end <= firstMinute + (long) DAY) {
            return 0;
        }
        return end <= firstMinute + (long) WEEK ? shortWindows : watched.length;
    }

    private TopicBursts begun(String topic) {
        TopicBursts begun = new TopicBursts(rules, options.latenessMinutes());
        bursts.put(topic, begun);
        return begun;
    }

    private Reading blank(String topic, int end, int firstMinute, boolean isUsed) {
        BurstLevel level = levels.get(TopicGroup.parse(Topic.group(topic)).kind());
        if (level == null) {
            throw new IllegalStateException("the options have no level for bursts of " + topic);
        }
        int weeks = Math.max(0, end - firstMinute) / WEEK;
        return Reading.blank(end, level.after(weeks), isUsed ? beginning(end, firstMinute) : 0, watched.length);
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
        Reading reading = blank(topic, end, firstMinute, isUsed);
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
            readings.add(blank(topic, minute, firstMinute, isUsed));
        }
        for (int i = 0; i < watched.length; i++) {
            List<TopicCount> recounted = Recount.of(panes, index, counts.sketch(index), rules.sizes()[i], from, end);
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
        if (before.authors()[i] == authors && histories.period(w, before.end()) == histories.period(w, reading.end())) {
            reading.set(i, authors, before.expected()[i], before.surprise()[i]);
            return;
        }
        GammaPoisson expectation = histories.expect(index, w, reading.end());
        reading.set(i, authors, TopicRow.rounded(expectation.mean()), TopicRow.rounded(expectation.surprise(authors)));
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
                                    : options.windows()
                                            .get(watched[burst.window()])
                                            .name(),
                            burst,
                            null)));
            return ofTopic.isEmpty();
        });
    }

    private BurstDetails details(String topic, int window, int end) {
        TopicDetails found = new TopicDetails(topics.find(topic), names, panes, rules.sizes()[window], end);
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
            bursts.put(state.topic(), TopicBursts.restore(rules, options.latenessMinutes(), state.bursts()));
        }
    }
}
