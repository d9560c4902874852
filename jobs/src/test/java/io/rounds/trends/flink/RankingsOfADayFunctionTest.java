package io.rounds.trends.flink;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.ingest.Parsing;
import io.rounds.model.Community;
import io.rounds.model.LinkKind;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.trends.PlainCount;
import io.rounds.trends.RankedTopic;
import io.rounds.trends.Ranking;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A simulated day as it is seen live: what the rankings show at each minute is what a plain count of the tweets gives. */
class RankingsOfADayFunctionTest {
    private static final TrendsOptions OPTIONS = TrendsOptions.STANDARD;
    private static final String COMMUNITY = "all";
    private static final long MINUTE = 60_000;
    private static final int SUBTASKS = 2;

    private final List<KeyedOneInputStreamOperatorTestHarness<Integer, PanePart, TopList>> counters = new ArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<String, Ranking> shown = new HashMap<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable harness : opened) {
            harness.close();
        }
    }

    @Test
    void atEachMinuteTheRankingsAreThoseOfAPlainCount() throws Exception {
        TreeMap<Long, List<Tweet>> day = day();
        var combiner = new OneInputStreamOperatorTestHarness<>(
                new PaneCombiner(List.of(Community.ALL), OPTIONS.kinds()), 1, 1, 0);
        combiner.setup(PanePartSerializer.INSTANCE);
        combiner.open();
        opened.add(combiner);
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            var counter = new KeyedOneInputStreamOperatorTestHarness<>(
                    new TopicCounter(OPTIONS, List.of(COMMUNITY)),
                    PanePart::key,
                    Types.INT,
                    KeyGroups.COUNT,
                    SUBTASKS,
                    subtask);
            counter.setup(TopListSerializer.INSTANCE);
            counter.open();
            counters.add(counter);
            opened.add(counter);
        }
        var merger = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new RankingMerger(OPTIONS)), RankingPart::key, Types.STRING);
        merger.setup(RankingSerializer.INSTANCE);
        merger.open();
        opened.add(merger);
        Plain plain = new Plain();
        int written = 0;
        int checked = 0;
        for (long minute = day.firstKey(); minute <= day.lastKey(); minute++) {
            for (Tweet tweet : day.getOrDefault(minute, List.of())) {
                combiner.processElement(tweet, tweet.createdAt().toEpochMilli());
                plain.tweets.add(tweet);
            }
            combiner.processWatermark((minute + 1) * MINUTE - 1);
            for (PanePart part : take(combiner.extractOutputStreamRecords(), combiner)) {
                counters.get(subtask(part)).processElement(part, 0);
            }
            for (var counter : counters) {
                counter.setProcessingTime((minute + 1) * MINUTE);
                counter.processWatermark((minute + 1) * MINUTE - 1);
                var parts = counter.getSideOutput(TopicCounter.RANKINGS);
                while (parts != null && !parts.isEmpty()) {
                    merger.processElement(requireNonNull(parts.poll()));
                }
            }
            for (Ranking ranking : take(merger.extractOutputStreamRecords(), merger)) {
                assertThat(ranking.end()).isEqualTo((int) minute + 1);
                shown.put(ranking.window(), ranking);
                written++;
            }
            for (Window window : OPTIONS.windows()) {
                Ranking ranking = requireNonNull(shown.get(window.name()));
                for (TopicKind kind : OPTIONS.kinds()) {
                    assertThat(places(kind == TopicKind.HASHTAG ? ranking.hashtags() : ranking.links()))
                            .as(window.name() + " " + kind + " until " + Instant.ofEpochSecond((minute + 1) * 60))
                            .isEqualTo(plain.places(kind, window.sizeMinutes(), minute + 1));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(8 * 1_400);
        assertThat(written).as("only where something changed").isBetween(1_400, 4 * 1_400);
    }

    private static int subtask(PanePart part) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(part.key(), KeyGroups.COUNT, SUBTASKS);
    }

    private static <T> List<T> take(
            Collection<StreamRecord<? extends T>> records, OneInputStreamOperatorTestHarness<?, ?> harness) {
        List<T> values = new ArrayList<>();
        records.forEach(record -> values.add(record.getValue()));
        harness.getOutput().clear();
        return values;
    }

    private static List<String> places(List<RankedTopic> topics) {
        return topics.stream()
                .filter(topic -> topic.live() != null)
                .map(topic -> topic.live() + " " + topic.row().topic() + " "
                        + topic.row().tweets() + " " + topic.row().originals() + " "
                        + topic.row().authors())
                .toList();
    }

    /** The tweets so far, counted one by one. */
    private static final class Plain {
        final List<Tweet> tweets = new ArrayList<>();

        List<String> places(TopicKind kind, int size, long end) {
            Map<String, PlainCount.Count> counts = PlainCount.of(
                    tweets,
                    size,
                    end,
                    tweet -> kind == TopicKind.HASHTAG
                            ? tweet.hashtags().stream().map(tag -> tag.tag()).toList()
                            : tweet.links().stream()
                                    .filter(link -> link.kind() != LinkKind.SOCIAL)
                                    .map(link -> link.canonical())
                                    .toList());
            List<Map.Entry<String, PlainCount.Count>> ranked = counts.entrySet().stream()
                    .filter(entry -> entry.getValue().authors.size() >= OPTIONS.rankAuthors())
                    .sorted(Comparator.<Map.Entry<String, PlainCount.Count>>comparingInt(
                                    entry -> -entry.getValue().authors.size())
                            .thenComparingInt(entry -> -entry.getValue().tweets)
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(OPTIONS.top())
                    .toList();
            List<String> places = new ArrayList<>();
            for (int i = 0; i < ranked.size(); i++) {
                PlainCount.Count count = ranked.get(i).getValue();
                places.add((i + 1) + " " + ranked.get(i).getKey() + " " + count.tweets + " " + count.originals + " "
                        + count.authors.size());
            }
            return places;
        }
    }

    /** A simulated Tuesday, which has a chat, by minute. */
    private static TreeMap<Long, List<Tweet>> day() {
        Simulator simulator = new Simulator(
                SimulatorOptions.weeks(1).toBuilder().seed(3).volume(0.25).build());
        TreeMap<Long, List<Tweet>> day = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        Instant from = null;
        while (simulator.hasNext()) {
            for (Parsed parsed : Parsing.parse(simulator.next().payload())) {
                Tweet tweet = parsed.tweet();
                if (tweet == null) {
                    continue;
                }
                from = from == null ? tweet.createdAt() : from;
                long minutes = (tweet.createdAt().getEpochSecond() - from.getEpochSecond()) / 60;
                if (minutes >= 1_440 && minutes < 2_880 && ids.add(tweet.id())) {
                    day.computeIfAbsent(tweet.createdAt().getEpochSecond() / 60, minute -> new ArrayList<>())
                            .add(TweetBuilder.copyOf(tweet)
                                    .communities(List.of(COMMUNITY))
                                    .build());
                }
            }
        }
        return day;
    }
}
