package io.rounds.trends.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.trends.BurstChange;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TopicRow;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Tweets;
import io.rounds.trends.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicCounterFunctionTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final long MINUTE = 60_000;
    private static final TrendsOptions OPTIONS =
            new TrendsOptions(List.of(Window.of("5m", "1m"), Window.of("30m", "5m")), 10, 50, 3);
    private static final int MINUTES = 60;

    private final List<KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    @Test
    void nothingIsCountedBeforeTheWatermarkClosesItsMinute() throws Exception {
        var counter = counter(null);
        feed(counter, parts(Tweets.random(1, 500, START, 1)));

        counter.processWatermark(START.toEpochMilli() + MINUTE - 2);
        assertThat(rows(counter)).isEmpty();

        counter.processWatermark(START.toEpochMilli() + MINUTE - 1);
        assertThat(rows(counter)).isNotEmpty().allMatch(row -> row.contains("window 0 "));
    }

    @Test
    void aRestartInTheMiddleOfAWindowChangesNothing() throws Exception {
        List<PanePart> parts = parts(Tweets.random(2, 5_000, START, MINUTES));
        var uninterrupted = counter(null);
        feed(uninterrupted, parts);
        for (int minute = 1; minute <= 2 * MINUTES; minute++) {
            uninterrupted.processWatermark(START.toEpochMilli() + minute * MINUTE - 1);
        }

        List<String> rows = new ArrayList<>();
        OperatorSubtaskState state = null;
        for (int from = 0; from < 2 * MINUTES; from += 13) {
            var counter = counter(state);
            if (from == 0) {
                feed(counter, parts); // those of later minutes wait in state
            }
            for (int minute = from + 1; minute <= Math.min(from + 13, 2 * MINUTES); minute++) {
                counter.processWatermark(START.toEpochMilli() + minute * MINUTE - 1);
            }
            state = counter.snapshot(from, from);
            rows.addAll(rows(counter));
        }

        assertThat(rows).hasSizeGreaterThan(500).isEqualTo(rows(uninterrupted));
    }

    @Test
    void partsOfTheSameMinuteAddUp() throws Exception {
        List<Tweet> tweets = Tweets.random(3, 2_000, START, 20);
        var atOnce = counter(null);
        feed(atOnce, parts(tweets));
        atOnce.processWatermark(START.toEpochMilli() + 20 * MINUTE - 1);
        var inParts = counter(null);
        feed(inParts, parts(tweets.subList(1_000, 2_000)));
        feed(inParts, parts(tweets.subList(0, 1_000)));
        inParts.processWatermark(START.toEpochMilli() + 20 * MINUTE - 1);

        assertThat(rows(inParts)).isNotEmpty().isEqualTo(rows(atOnce));
    }

    @Test
    void lateTweetsCorrectTheListsThatContainThem() throws Exception {
        var counter = counter(null);
        List<Tweet> late = new ArrayList<>();
        for (int author = 0; author < 4; author++) {
            late.add(Tweets.original(author, "a" + author, START.plusSeconds(5), "late"));
        }
        feed(counter, parts(Tweets.random(4, 100, START, 2)));
        counter.processWatermark(START.toEpochMilli() + 2 * MINUTE - 1);
        int before = rows(counter).size();
        feed(counter, parts(late));
        counter.processWatermark(START.toEpochMilli() + 3 * MINUTE - 1);

        assertThat(rows(counter).subList(before, rows(counter).size()))
                .filteredOn(row -> row.contains("late"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(row -> row.contains("4 tweets of 4"));
    }

    @Test
    void whenAllWindowsAreEmptyNoPaneIsInState() throws Exception {
        var counter = counter(null);
        feed(counter, parts(Tweets.random(5, 1_000, START, 10)));
        counter.processWatermark(START.toEpochMilli() + 10 * MINUTE - 1);
        assertThat(counter.numKeyedStateEntries()).isPositive();

        counter.processWatermark(START.toEpochMilli() + 60 * MINUTE - 1);
        assertThat(counter.numKeyedStateEntries()).isZero();
    }

    @Test
    void aRestartInTheMiddleOfABurstChangesNothingAndNothingIsLeftOfIt() throws Exception {
        List<Tweet> tweets = new ArrayList<>(Tweets.random(7, 300, START, 26 * MINUTES));
        for (int person = 0; person < 20; person++) {
            Instant at = START.plusSeconds((25L * MINUTES + person) * 60);
            tweets.add(Tweets.original(9_000_000L + person, "p" + person, at, "recall"));
        }
        List<PanePart> parts = parts(tweets);
        int end = 30 * MINUTES;
        var uninterrupted = counter(null);
        feed(uninterrupted, parts);
        for (int minute = 1; minute <= end; minute++) {
            uninterrupted.processWatermark(START.toEpochMilli() + minute * MINUTE - 1);
        }
        List<String> bursts = new ArrayList<>();
        OperatorSubtaskState state = null;
        for (int from = 0; from < end; from += 97) {
            var counter = counter(state);
            if (from == 0) {
                feed(counter, parts);
            }
            for (int minute = from + 1; minute <= Math.min(from + 97, end); minute++) {
                counter.processWatermark(START.toEpochMilli() + minute * MINUTE - 1);
            }
            state = counter.snapshot(from, from);
            bursts.addAll(bursts(counter));
        }

        assertThat(bursts).hasSizeGreaterThan(5).isEqualTo(bursts(uninterrupted));
        assertThat(bursts.get(0)).startsWith("foamed recall 2026-01-06T01:");
        uninterrupted.snapshot(1, 1);
        assertThat(uninterrupted.numKeyedStateEntries())
                .as("the histories of topics alone: one entry for each table")
                .isEqualTo((int) parts.stream().map(PanePart::key).distinct().count());
    }

    @Test
    void linksAreListedApartAndChangeNothingForHashtags() throws Exception {
        List<Tweet> tweets = Tweets.random(6, 2_000, START, 20);
        var hashtags = counter(null);
        feed(hashtags, parts(tweets));
        hashtags.processWatermark(START.toEpochMilli() + 20 * MINUTE - 1);
        var both = counter(null);
        feed(both, parts(tweets, Set.of(TopicKind.HASHTAG, TopicKind.LINK)));
        both.processWatermark(START.toEpochMilli() + 20 * MINUTE - 1);

        assertThat(rows(both, "foamed")).isNotEmpty().isEqualTo(rows(hashtags));
        assertThat(rows(both, "foamed/link")).isNotEmpty().allMatch(row -> row.contains(": https://litfl.com/"));
        assertThat(rows(hashtags, "foamed/link")).isEmpty();
    }

    private KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList> counter(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new TopicCounter(OPTIONS, List.of("foamed")), PanePart::key, Types.INT, KeyGroups.COUNT, 1, 0);
        opened.add(harness);
        harness.setup(TopListSerializer.INSTANCE);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList> counter, List<PanePart> parts)
            throws Exception {
        for (PanePart part : parts) {
            counter.processElement(part, part.minute() * MINUTE);
        }
    }

    /** What the combiner makes of them. */
    private static List<PanePart> parts(List<Tweet> tweets) throws Exception {
        return parts(tweets, OPTIONS.kinds());
    }

    private static List<PanePart> parts(List<Tweet> tweets, Set<TopicKind> kinds) throws Exception {
        List<Community> communities = List.of(new Community("foamed", "Free", Set.of("foamed"), false));
        var combiner = new OneInputStreamOperatorTestHarness<>(new PaneCombiner(communities, kinds));
        try {
            combiner.setup(PanePartSerializer.INSTANCE);
            combiner.open();
            for (Tweet tweet : tweets) {
                combiner.processElement(tweet, tweet.createdAt().toEpochMilli());
            }
            combiner.processWatermark(Long.MAX_VALUE);
            return combiner.extractOutputValues();
        } finally {
            combiner.close();
        }
    }

    /** A line for each topic of each list, in the order of windows' ends and, in a list, of topics. */
    private static List<String> rows(KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList> counter) {
        return rows(counter, "foamed");
    }

    private static List<String> bursts(KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList> counter) {
        var bursts = counter.getSideOutput(TopicCounter.BURSTS);
        return bursts == null
                ? List.of()
                : bursts.stream()
                        .map(record -> {
                            BurstChange change = record.getValue();
                            return change.topic() + ' ' + change.beganAt() + " version " + change.version() + ' '
                                    + change.burst();
                        })
                        .toList();
    }

    private static List<String> rows(
            KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList> counter, String group) {
        List<String> rows = new ArrayList<>();
        for (TopList list : counter.extractOutputValues()) {
            if (!list.group().equals(group)) {
                continue;
            }
            TreeMap<String, TopicRow> sorted = new TreeMap<>();
            list.rows().forEach(row -> sorted.put(row.topic(), row));
            for (TopicRow row : sorted.values()) {
                rows.add("window " + list.window() + " until " + list.end() + ": " + row.topic() + " " + row.tweets()
                        + " tweets of " + row.authors() + ", " + row.originals() + " originals, expected "
                        + row.expected() + ", surprise " + row.surprise() + " " + row.exemplars() + " "
                        + row.links());
            }
        }
        return rows;
    }
}
