package io.rounds.trends;

import io.rounds.trends.bursts.BurstDetails;
import io.rounds.trends.bursts.BurstRules;
import io.rounds.trends.bursts.Reading;
import io.rounds.trends.bursts.TopicBursts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the topics of a table for bursts. Only topics are looked at that are used in a minute, got late tweets, or have a
 * burst.
 */
final class BurstWatch {
    private final TrendsOptions options;
    private final BurstRules rules;
    /** The indexes of the watched windows, shortest first. */
    private final int[] watched;

    private final NameIndex topics;
    private final NameIndex names;
    private final PaneRing panes;
    private final SlidingCounts counts;
    private final TopicHistories histories;
    private final SurpriseCache surprises;
    private final TreeMap<String, TopicBursts> bursts = new TreeMap<>();

    BurstWatch(
            TrendsOptions options,
            NameIndex topics,
            NameIndex names,
            PaneRing panes,
            SlidingCounts counts,
            TopicHistories histories,
            SurpriseCache surprises) {
        this.options = options;
        List<Window> windows = options.windows();
        watched = IntStream.range(0, windows.size())
                .filter(w -> windows.get(w).sizeMinutes() <= 24 * 60)
                .boxed()
                .sorted(Comparator.comparing(w -> windows.get(w).sizeMinutes()))
                .mapToInt(Integer::intValue)
                .toArray();
        rules = new BurstRules(
                Double.parseDouble(System.getProperty("level", "5")),
                IntStream.of(watched).map(w -> windows.get(w).sizeMinutes()).toArray());
        this.topics = topics;
        this.names = names;
        this.panes = panes;
        this.counts = counts;
        this.histories = histories;
        this.surprises = surprises;
    }

    boolean isEmpty() {
        return bursts.isEmpty();
    }

    /** Looks at the topics after all windows have slid to an end. */
    void slide(int end, @Nullable IndexedPane pane) {
        for (Map.Entry<String, TopicBursts> entry : bursts.entrySet()) {
            int index = topics.find(entry.getKey());
            entry.getValue().add(reading(index, end, index >= 0 && pane != null && pane.positionOf(index) >= 0));
        }
        if (pane == null) {
            return;
        }
        for (int index : pane.topics()) {
            if (mayBurst(index) && !bursts.containsKey(topics.name(index))) {
                Reading reading = reading(index, end, true);
                if (rules.begins(reading)) {
                    TopicBursts begun = new TopicBursts(rules, options.latenessMinutes());
                    begun.add(reading);
                    bursts.put(topics.name(index), begun);
                }
            }
        }
    }

    private boolean mayBurst(int index) {
        return counts.authors(index * options.windows().size() + watched[watched.length - 1]) >= options.minAuthors();
    }

    private Reading reading(int index, int end, boolean isUsed) {
        Reading reading = blank(end, isUsed);
        for (int i = 0; i < watched.length && index >= 0; i++) {
            int w = watched[i];
            int authors = counts.authors(index * options.windows().size() + w);
            if (authors >= options.minAuthors()) {
                int period = histories.period(w, end);
                set(reading, i, authors, surprises.expectation(index, w, end, period), surprises.surprise(index, w, end, period, authors));
            }
        }
        return reading;
    }

    private Reading blank(int end, boolean isUsed) {
        return new Reading(
                end, isUsed, new int[watched.length], new double[watched.length], new double[watched.length]);
    }

    private static void set(Reading reading, int i, int authors, GammaPoisson expectation, double surprise) {
        reading.authors()[i] = authors;
        reading.expected()[i] = TopicRow.rounded(expectation.mean());
        reading.surprise()[i] = surprise;
    }

    /**
     * Looks again at the last minutes of a topic that got late tweets.
     *
     * @param mostAuthors in any watched window that they corrected
     */
    void correct(String topic, int end, int mostAuthors) {
        TopicBursts known = bursts.get(topic);
        if (known == null && mostAuthors < options.minAuthors()) {
            return;
        }
        List<Reading> readings = readings(topics.find(topic), end);
        if (known == null && readings.stream().noneMatch(rules::begins)) {
            return;
        }
        bursts.computeIfAbsent(topic, begun -> new TopicBursts(rules, options.latenessMinutes()))
                .correct(readings);
    }

    private List<Reading> readings(int index, int end) {
        List<Reading> readings = new ArrayList<>();
        int from = end - options.latenessMinutes() + 1;
        for (int minute = from; minute <= end; minute++) {
            IndexedPane pane = panes.get(minute - 1);
            readings.add(blank(minute, pane != null && pane.positionOf(index) >= 0));
        }
        for (int i = 0; i < watched.length; i++) {
            int w = watched[i];
            int size = options.windows().get(w).sizeMinutes();
            List<TopicCount> recounted = Recount.of(panes, index, size, from, end);
            Reading before = null;
            for (Reading reading : readings) {
                int authors = recounted.get(reading.end() - from).authors();
                if (authors < options.minAuthors()) {
                    continue;
                }
                boolean isSame = before != null
                        && before.authors()[i] == authors
                        && histories.period(w, before.end()) == histories.period(w, reading.end());
                if (before != null && isSame) {
                    reading.authors()[i] = authors;
                    reading.expected()[i] = before.expected()[i];
                    reading.surprise()[i] = before.surprise()[i];
                } else {
                    GammaPoisson expectation = histories.expect(index, w, reading.end());
                    set(reading, i, authors, expectation, TopicRow.rounded(expectation.surprise(authors)));
                }
                before = reading;
            }
        }
        return readings;
    }

    void write(int end, BurstSink sink) {
        bursts.entrySet().removeIf(entry -> {
            String topic = entry.getKey();
            TopicBursts ofTopic = entry.getValue();
            ofTopic.write(
                    end,
                    (window, at) -> details(topic, window, at),
                    (beganAt, version, burst) -> sink.write(topic, beganAt, version, burst));
            return ofTopic.isEmpty();
        });
    }

    private BurstDetails details(String topic, int window, int end) {
        TopicDetails found = new TopicDetails(
                topics.find(topic),
                names,
                panes,
                options.windows().get(watched[window]).sizeMinutes(),
                end);
        return new BurstDetails(found.display(), found.exemplars(panes), found.links());
    }
}
