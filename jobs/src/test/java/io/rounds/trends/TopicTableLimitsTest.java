package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables that are larger than their limits. */
class TopicTableLimitsTest {
    private static final TrendsOptions STANDARD = new TrendsOptions(Window.STANDARD, 60, 50, 3);
    private static final TrendsOptions COARSE = STANDARD.withLimits(new Limits(10_000, 0));
    private static final TrendsOptions ESTIMATED = STANDARD.withLimits(new Limits(50, 0));
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int FIRST = (int) (START.getEpochSecond() / 60);
    private static final int DAYS = 9;
    private static final int LAST = FIRST + DAYS * 24 * 60;

    @Test
    void countsOfCoarsePanesAreExactOnTheirGridAndOtherwiseOfAWindowThatIsLittleLonger() {
        List<Tweet> tweets = Tweets.random(1, 12_000, START, DAYS * 24 * 60);
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(tweets);
        TopicTable table = new TopicTable(COARSE, FIRST - 1);
        SortedMap<Integer, Pane> kept = new TreeMap<>();
        for (int minute = FIRST; minute < LAST; minute++) {
            table.advance(minute, panes.get(minute));
            keepChanged(table, kept);
            int end = minute + 1;
            if (end % 180 == 0 || end % 397 == 0) {
                assertCounts(table, 0, end, tweets, end - 15);
                assertCounts(table, 1, end, tweets, end - 60);
                assertBetween(table, 2, end, tweets, floor(end - 24 * 60, 15));
                assertBetween(table, 3, end, tweets, floor(end - 7 * 24 * 60, 60));
            }
        }
        assertThat(kept).as("panes").hasSizeLessThan(panes.size() / 4);
        assertThat(kept.values().stream()
                        .mapToInt(pane -> pane.authors().length)
                        .sum())
                .as("an author is not in many old panes of a topic")
                .isLessThan(panes.values().stream()
                                .mapToInt(pane -> pane.authors().length)
                                .sum()
                        / 2);
    }

    @Test
    void lateTweetsAreAddedToCoarsePanes() {
        List<Tweet> tweets = Tweets.random(2, 12_000, START, DAYS * 24 * 60);
        Random random = new Random(3);
        Map<Integer, List<Tweet>> late = new TreeMap<>();
        List<Tweet> punctual = new ArrayList<>();
        for (Tweet tweet : tweets) {
            if (random.nextInt(5) == 0) {
                int delay = random.nextInt(3) > 0 ? random.nextInt(120) : random.nextInt(6 * 24 * 60);
                late.computeIfAbsent(TopicTableTest.minuteOf(tweet) + 1 + delay, at -> new ArrayList<>())
                        .add(tweet);
            } else {
                punctual.add(tweet);
            }
        }
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(punctual);
        TopicTable table = new TopicTable(COARSE, FIRST - 1);
        List<Tweet> seen = new ArrayList<>();
        int next = 0;
        int corrections = 0;
        for (int minute = FIRST; minute < LAST; minute++) {
            table.advance(minute, panes.get(minute));
            while (next < punctual.size() && TopicTableTest.minuteOf(punctual.get(next)) <= minute) {
                seen.add(punctual.get(next++));
            }
            List<Tweet> arriving = late.getOrDefault(minute, List.of());
            seen.addAll(arriving);
            List<CorrectedCount> corrected = new ArrayList<>();
            table.addLate(TopicTableTest.panes(arriving), (end, count) -> {
                if (end.window() == 3 && end.end() % 60 == 0) {
                    corrected.add(count);
                    assertThat(count.count())
                            .isEqualTo(plain(seen, end.end(), end.end() - 7 * 24 * 60)
                                    .get(Topic.name(count.topic())));
                }
            });
            corrections += corrected.size();
            int end = minute + 1;
            if (end % 180 == 0) {
                for (int w = 0; w < 4 && end % 360 == 0; w++) {
                    assertCounts(
                            table, w, end, seen, end - STANDARD.windows().get(w).sizeMinutes());
                }
            }
        }
        assertThat(corrections).isGreaterThan(100);
    }

    @Test
    void aRestoredTableContinuesAlikeWithCoarsePanesAndSketches() {
        List<Tweet> tweets = Tweets.random(4, 12_000, START, DAYS * 24 * 60);
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(tweets);
        TrendsOptions options = STANDARD.withLimits(new Limits(120, 0));
        TopicTable table = new TopicTable(options, FIRST - 1);
        TopicTable restored = table;
        SortedMap<Integer, Pane> kept = new TreeMap<>();
        Set<String> estimated = Set.of();
        for (int minute = FIRST; minute < LAST; minute++) {
            table.advance(minute, panes.get(minute));
            if (restored != table) {
                restored.advance(minute, panes.get(minute));
            }
            keepChanged(restored, kept);
            int end = minute + 1;
            if (end % 1_777 == 0) {
                restored = TopicTable.restore(options, restored.state(), kept);
            }
            if (end % 360 == 0) {
                for (int w = 0; w < 4; w++) {
                    assertThat(counted(restored, w, end)).isEqualTo(counted(table, w, end));
                    assertEstimates(table, w, end, tweets);
                }
            }
            estimated = table.state().estimated();
        }
        assertThat(estimated).hasSizeBetween(3, 40);
        assertThat(table.state().estimated()).isEqualTo(restored.state().estimated());
    }

    @Test
    void aRowSaysWhetherItsAuthorsAreEstimated() {
        List<Tweet> tweets = Tweets.random(5, 2_000, START, 60);
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(tweets);
        TopicTable table = new TopicTable(ESTIMATED, FIRST - 1);
        for (int minute = FIRST; minute < FIRST + 60; minute++) {
            table.advance(minute, panes.get(minute));
        }
        TopLists lists = new TopLists(1_000);
        table.offer(1, FIRST + 60, lists);
        List<TopicRow> rows = lists.of("foamed").candidates().stream()
                .map(candidate -> table.row(1, FIRST + 60, candidate))
                .toList();
        assertThat(rows).anyMatch(TopicRow::authorsEstimated).anyMatch(row -> !row.authorsEstimated());
        assertThat(rows).allMatch(row -> row.authorsEstimated() == (row.authors() > 50));
    }

    @Test
    void withinTheLimitsNothingIsMerged() {
        List<Tweet> tweets = Tweets.random(6, 3_000, START, 3 * 24 * 60);
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(tweets);
        TopicTable table = new TopicTable(STANDARD, FIRST - 1);
        SortedMap<Integer, Pane> kept = new TreeMap<>();
        for (int minute = FIRST; minute < FIRST + 3 * 24 * 60; minute++) {
            table.advance(minute, panes.get(minute));
            keepChanged(table, kept);
        }
        assertThat(kept).usingRecursiveComparison().isEqualTo(panes);
    }

    private static int floor(int minute, int step) {
        return minute - Math.floorMod(minute, step);
    }

    private static void keepChanged(TopicTable table, SortedMap<Integer, Pane> kept) {
        table.takeChanged((minute, pane) -> {
            if (pane == null) {
                kept.remove(minute);
            } else {
                kept.put(minute, pane);
            }
        });
    }

    private static void assertCounts(TopicTable table, int w, int end, List<Tweet> tweets, int begin) {
        assertThat(counted(table, w, end)).as("window %d to %d", w, end % 1440).isEqualTo(plain(tweets, end, begin));
    }

    /** The counts are at least those of the window, and at most those of one that begins at an earlier minute. */
    private static void assertBetween(TopicTable table, int w, int end, List<Tweet> tweets, int earlier) {
        Map<String, TopicCount> counted = counted(table, w, end);
        Map<String, TopicCount> most = plain(tweets, end, earlier);
        assertThat(most.keySet()).containsAll(counted.keySet());
        counted.forEach((topic, count) -> {
            assertThat(count.tweets()).isLessThanOrEqualTo(most.get(topic).tweets());
            assertThat(count.authors()).isLessThanOrEqualTo(most.get(topic).authors());
        });
        plain(tweets, end, end - STANDARD.windows().get(w).sizeMinutes()).forEach((topic, count) -> {
            assertThat(counted.get(topic).tweets()).isGreaterThanOrEqualTo(count.tweets());
            assertThat(counted.get(topic).authors()).isGreaterThanOrEqualTo(count.authors());
        });
    }

    private static void assertEstimates(TopicTable table, int w, int end, List<Tweet> tweets) {
        Map<String, TopicCount> plain =
                plain(tweets, end, end - STANDARD.windows().get(w).sizeMinutes());
        Map<String, TopicCount> counted = counted(table, w, end);
        assertThat(counted.keySet()).isEqualTo(plain.keySet());
        plain.forEach((topic, exact) -> {
            TopicCount count = counted.get(topic);
            assertThat(count.tweets()).isEqualTo(exact.tweets());
            int error = 2 + exact.authors() / 50; // two authors of a small count may share a register
            assertThat(count.authors()).isBetween(exact.authors() - error, exact.authors() + error);
        });
    }

    private static Map<String, TopicCount> plain(List<Tweet> tweets, int end, int begin) {
        Map<String, TopicCount> plain = new TreeMap<>();
        PlainCount.of(tweets, end - begin, end, Set.of("foamed"))
                .forEach((tag, count) ->
                        plain.put(tag, new TopicCount(count.tweets, count.originals, count.authors.size())));
        return plain;
    }

    private static Map<String, TopicCount> counted(TopicTable table, int w, int end) {
        TopLists lists = new TopLists(1_000);
        table.offer(w, end, lists);
        Map<String, TopicCount> counted = new TreeMap<>();
        lists.of("foamed")
                .candidates()
                .forEach(candidate -> counted.put(Topic.name(candidate.topic()), candidate.count()));
        return counted;
    }
}
