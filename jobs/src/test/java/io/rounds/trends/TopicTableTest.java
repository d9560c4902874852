package io.rounds.trends;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Fingerprint;
import io.rounds.model.Link;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicTableTest {
    private static final TrendsOptions OPTIONS = new TrendsOptions(
            List.of(Window.of("5m", "1m"), Window.of("15m", "5m"), Window.of("2h", "10m")), 20, 50, 3);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int FIRST = (int) (START.getEpochSecond() / 60);

    @Test
    void everyWindowAtEveryMinuteEqualsAPlainCount() {
        List<Tweet> tweets = Tweets.random(1, 3_000, START, 6 * 60);
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> panes = panes(tweets);
        for (int minute = FIRST; minute < FIRST + 9 * 60; minute++) {
            table.advance(minute, panes.get(minute));
            assertCounts(table, tweets, minute + 1);
        }
        assertThat(table.isQuiet()).isTrue();
    }

    @Test
    void lateTweetsAreAddedToEveryWindowThatContainsThem() {
        List<Tweet> tweets = Tweets.random(2, 2_000, START, 3 * 60);
        List<Tweet> late = new ArrayList<>();
        List<Tweet> punctual = new ArrayList<>();
        Random random = new Random(3);
        tweets.forEach(tweet -> (random.nextInt(10) == 0 ? late : punctual).add(tweet));
        Collections.shuffle(late, random);
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> panes = panes(punctual);
        List<Tweet> seen = new ArrayList<>();
        Map<WindowEnd, Map<String, TopicCount>> corrected = new HashMap<>();
        for (int minute = FIRST; minute < FIRST + 3 * 60; minute++) {
            int now = minute;
            table.advance(minute, panes.get(minute));
            punctual.stream().filter(tweet -> minuteOf(tweet) == now).forEach(seen::add);
            List<Tweet> arriving = late.stream()
                    .filter(tweet ->
                            minuteOf(tweet) + 1 + Math.floorMod(tweet.id().hashCode(), 18) == now)
                    .toList();
            seen.addAll(arriving);
            int tooLate = table.addLate(panes(arriving), (end, count) -> corrected
                    .computeIfAbsent(end, e -> new HashMap<>())
                    .put(Topic.name(count.topic()), count.count()));
            assertThat(tooLate).isZero();
            assertCounts(table, seen, minute + 1);
        }
        assertThat(corrected).isNotEmpty();
        corrected.forEach((end, counts) -> {
            Map<String, PlainCount.Count> plain = PlainCount.of(
                    tweets, OPTIONS.windows().get(end.window()).sizeMinutes(), end.end(), Set.of("foamed"));
            if (end.end() <= FIRST + 3 * 60 - 20) { // later ends may get more late tweets
                counts.forEach(
                        (tag, count) -> assertThat(count).as(tag).isEqualTo(countOf(requireNonNull(plain.get(tag)))));
            }
        });
    }

    @Test
    void theExpectedCountDoesNotDependOnHowLateTweetsAre() {
        List<Tweet> tweets = Tweets.random(4, 6_000, START, 16 * 24 * 60);
        TopicTable inOrder = new TopicTable(OPTIONS, FIRST - 1);
        TopicTable withLate = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> all = panes(tweets);
        List<Tweet> late =
                tweets.stream().filter(tweet -> tweet.id().endsWith("7")).toList();
        SortedMap<Integer, Pane> punctual =
                panes(tweets.stream().filter(tweet -> !tweet.id().endsWith("7")).toList());
        withLate.reach(all.firstKey());
        inOrder.reach(all.firstKey());
        int end = FIRST + 16 * 24 * 60 + 30;
        for (int minute = FIRST; minute < end; minute++) {
            int now = minute;
            inOrder.advance(minute, all.get(minute));
            withLate.advance(minute, punctual.get(minute));
            withLate.addLate(
                    panes(late.stream()
                            .filter(tweet -> minuteOf(tweet) + 17 == now)
                            .toList()),
                    (window, count) -> {});
        }
        for (int topic = 0; topic < 60; topic++) {
            String name = Topic.of("foamed", "tag" + topic);
            for (int w = 0; w < 3; w++) {
                assertThat(withLate.contains(name)).isEqualTo(inOrder.contains(name));
                if (inOrder.contains(name)) {
                    assertThat(withLate.expectation(name, w, end))
                            .as(name + " " + w)
                            .isEqualTo(inOrder.expectation(name, w, end));
                }
            }
        }
    }

    @Test
    void aRestoredTableContinuesAlike() {
        List<Tweet> tweets = Tweets.random(5, 4_000, START, 3 * 24 * 60);
        SortedMap<Integer, Pane> panes = panes(tweets);
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> kept = new TreeMap<>();
        int middle = FIRST + 36 * 60 + 17;
        for (int minute = FIRST; minute < middle; minute++) {
            table.advance(minute, panes.get(minute));
            keepChanged(table, kept);
        }
        TableState state = table.state();
        for (int minute = middle; minute < middle + 100; minute++) {
            table.advance(minute, panes.get(minute)); // does not show in the state
        }
        TopicTable restored = TopicTable.restore(OPTIONS, state, kept);
        for (int minute = middle; minute < FIRST + 3 * 24 * 60; minute++) {
            if (minute >= middle + 100) {
                table.advance(minute, panes.get(minute));
            }
            restored.advance(minute, panes.get(minute));
            for (int w = 0; w < 3 && minute >= middle + 100; w++) {
                assertThat(offered(restored, w, minute + 1)).isEqualTo(offered(table, w, minute + 1));
            }
        }
    }

    /** The details of topics slide while they rank; counted again from the panes they are the same. */
    @Test
    void rowsHaveTheDetailsOfTheirWindow() {
        List<Tweet> tweets = Tweets.random(9, 6_000, START, 9 * 60);
        SortedMap<Integer, Pane> panes = panes(tweets);
        TopicTable sliding = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> kept = new TreeMap<>();
        for (int minute = FIRST; minute < FIRST + 9 * 60; minute++) {
            sliding.advance(minute, panes.get(minute));
            keepChanged(sliding, kept);
            boolean look = minute % 37 == 0;
            TopicTable fresh = look ? TopicTable.restore(OPTIONS, sliding.state(), kept) : sliding;
            for (int w = 0; w < 3; w++) {
                Map<String, String> slid = offered(sliding, w, minute + 1, 10);
                assertThat(offered(fresh, w, minute + 1, 10)).isEqualTo(slid);
            }
        }
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

    @Test
    void nothingIsLeftOfTopicsThatAreForgotten() {
        List<Tweet> tweets = Tweets.random(6, 2_000, START, 24 * 60);
        SortedMap<Integer, Pane> panes = panes(tweets);
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        for (int minute = FIRST; minute < FIRST + 24 * 60; minute++) {
            table.advance(minute, panes.get(minute));
        }
        assertThat(table.topics()).isGreaterThan(30);
        int week = 7 * 24 * 60;
        for (int minute = FIRST + 24 * 60; minute < FIRST + 52 * week; minute++) {
            table.advance(minute, null);
        }
        assertThat(table.topics()).isZero();
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void tweetsOlderThanAllWindowsAreCountedAsTooLate() {
        List<Tweet> tweets = Tweets.random(8, 100, START, 10);
        TopicTable table = new TopicTable(OPTIONS, FIRST + 24 * 60);
        int tooLate = table.addLate(panes(tweets), (window, count) -> {});
        int uses =
                tweets.stream().mapToInt(tweet -> tweet.hashtags().size() - 1).sum();
        assertThat(tooLate).isEqualTo(uses);
        assertThat(table.topics()).isZero();
    }

    @Test
    void linksAreCountedByTheSamePanesAndTables() {
        List<Tweet> tweets = Tweets.random(10, 2_000, START, 3 * 60);
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        SortedMap<Integer, Pane> panes = panes(tweets, TopicKind.HASHTAG, TopicKind.LINK);
        for (int minute = FIRST; minute < FIRST + 4 * 60; minute++) {
            table.advance(minute, panes.get(minute));
            assertCounts(table, tweets, minute + 1);
            for (int w = 0; w < OPTIONS.windows().size(); w++) {
                Map<String, TopicCount> plain = new TreeMap<>();
                PlainCount.of(
                                tweets,
                                OPTIONS.windows().get(w).sizeMinutes(),
                                minute + 1,
                                tweet -> tweet.links().stream()
                                        .map(Link::canonical)
                                        .toList())
                        .forEach((link, count) -> plain.put(link, countOf(count)));
                assertThat(counted(table, w, minute + 1, "foamed/link")).isEqualTo(plain);
            }
        }
    }

    static SortedMap<Integer, Pane> panes(List<Tweet> tweets) {
        return panes(tweets, TopicKind.HASHTAG);
    }

    private static SortedMap<Integer, Pane> panes(List<Tweet> tweets, TopicKind... kinds) {
        TreeMap<Integer, PaneBuilder> builders = new TreeMap<>();
        PaneNames names = new PaneNames();
        CountedTweet counted = new CountedTweet();
        for (Tweet tweet : tweets) {
            PaneBuilder builder = builders.computeIfAbsent(minuteOf(tweet), minute -> new PaneBuilder(names));
            counted.set(tweet, Fingerprint.of(tweet.authorId()), names);
            for (TopicKind kind : kinds) {
                for (int i = 0; i < kind.count(tweet); i++) {
                    String name = requireNonNull(kind.name(tweet, i));
                    if (!name.equals("foamed")) {
                        String topic = Topic.of(new TopicGroup("foamed", kind), name);
                        builder.topic(topic, Fingerprint.of(topic)).add(counted, names.of(kind.spelling(tweet, i)));
                    }
                }
            }
        }
        TreeMap<Integer, Pane> panes = new TreeMap<>();
        builders.forEach((minute, builder) -> panes.put(minute, builder.build()));
        return panes;
    }

    static int minuteOf(Tweet tweet) {
        return (int) (tweet.createdAt().getEpochSecond() / 60);
    }

    private static void assertCounts(TopicTable table, List<Tweet> tweets, int end) {
        for (int w = 0; w < OPTIONS.windows().size(); w++) {
            Map<String, TopicCount> plain = new TreeMap<>();
            PlainCount.of(tweets, OPTIONS.windows().get(w).sizeMinutes(), end, Set.of("foamed"))
                    .forEach((tag, count) -> plain.put(tag, countOf(count)));
            assertThat(counted(table, w, end, "foamed")).isEqualTo(plain);
            TopLists lists = new TopLists(1_000);
            table.offer(w, end, lists);
            long uses = plain.values().stream().mapToInt(TopicCount::tweets).sum();
            assertThat(lists.of("foamed").uses()).isEqualTo(uses);
        }
    }

    private static Map<String, TopicCount> counted(TopicTable table, int w, int end, String group) {
        TopLists lists = new TopLists(1_000);
        table.offer(w, end, lists);
        Map<String, TopicCount> counted = new TreeMap<>();
        lists.of(group)
                .candidates()
                .forEach(candidate -> counted.put(Topic.name(candidate.topic()), candidate.count()));
        return counted;
    }

    private static TopicCount countOf(PlainCount.Count count) {
        return new TopicCount(count.tweets, count.originals, count.authors.size());
    }

    private static Map<String, String> offered(TopicTable table, int w, int end) {
        return offered(table, w, end, 1_000);
    }

    private static Map<String, String> offered(TopicTable table, int w, int end, int top) {
        TopLists lists = new TopLists(top);
        table.offer(w, end, lists);
        Map<String, String> offered = new TreeMap<>();
        for (TopLists.Candidate candidate : lists.of("foamed").candidates()) {
            offered.put(
                    candidate.topic(),
                    candidate.surprise() + " " + table.row(w, end, candidate).toString());
        }
        return offered;
    }
}
