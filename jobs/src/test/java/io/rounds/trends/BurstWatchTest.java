package io.rounds.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rounds.model.Tweet;
import io.rounds.stats.Surprise;
import io.rounds.trends.bursts.WrittenBurst;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts found in the tables of topics. */
class BurstWatchTest {
    private static final int DAY = 24 * 60;
    private static final int LATENESS = 40;
    private static final TrendsOptions OPTIONS = new TrendsOptions(
                    List.of(
                            Window.of("6h", "1h"),
                            Window.of("15m", "15m"),
                            Window.of("2d", "1d"),
                            Window.of("1h", "1h")),
                    LATENESS,
                    50,
                    3)
            .withBurstLevels(Map.of(TopicKind.HASHTAG, 8.2));
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int FIRST = (int) (START.getEpochSecond() / 60);

    /** What a reader of the documents ends up with: of each topic and beginning, the highest version. */
    private static final class Store {
        final Map<String, Long> versions = new HashMap<>();
        final TreeMap<String, WrittenBurst> bursts = new TreeMap<>();
        final List<Integer> writtenAt = new ArrayList<>();
        int now;

        void write(BurstChange change) {
            String id = change.topic() + ' ' + change.beganAt();
            Long before = versions.put(id, change.version());
            assertThat(before == null || before < change.version())
                    .as("versions grow")
                    .isTrue();
            writtenAt.add(now);
            WrittenBurst burst = change.burst();
            if (burst == null) {
                bursts.remove(id);
            } else {
                bursts.put(id, burst);
            }
        }
    }

    /**
     * The numbers are those of the formula in docs/trends.md, worked out by hand: after one week without the topic, r = 1/2
     * and rate = 2.9; 8 authors are surprising by 5.3791, 9 by 5.9942, 15 by 9.6464, 4 by 2.8771 and 3 by 2.2314. A level of 8.2 people is 5.502.
     */
    @Test
    void aNewTopicOfTwentyPeopleIsOneBurst() {
        int at = 8 * DAY;
        List<Tweet> tweets = new ArrayList<>(Tweets.random(1, 500, START, 9 * DAY));
        tweets.addAll(people("recall", at, 20));
        Store store = run(tweets, List.of(), 9 * DAY, 0);

        assertThat(store.bursts).containsOnlyKeys("foamed recall " + START.plusSeconds((at + 9) * 60L));
        WrittenBurst burst = store.bursts.firstEntry().getValue();
        assertThat(burst.window()).as("of the watched windows, shortest first").isZero();
        assertThat(burst.peakAt()).isEqualTo(FIRST + at + 15);
        assertThat(burst.authors()).isEqualTo(15);
        assertThat(burst.expected()).isEqualTo(0.1724);
        assertThat(burst.surprise()).isEqualTo(9.6464);
        assertThat(burst.endedAt())
                .as("four people in the last 15 minutes, then three")
                .isEqualTo(FIRST + at + 32);
        assertThat(burst.details().display()).isEqualTo("recall");
        assertThat(burst.details().exemplars()).containsExactly("x:9000000", "x:9000001", "x:9000002");
        assertThat(store.writtenAt.get(0))
                .as("in the minute in which it begins")
                .isEqualTo(FIRST + at + 8);
    }

    @Test
    void onTheFirstDayNothingIsABurst() {
        List<Tweet> tweets = new ArrayList<>(Tweets.random(2, 500, START, 3 * DAY));
        tweets.addAll(people("firstday", 20 * 60, 60));

        assertThat(run(tweets, List.of(), 3 * DAY, 0).bursts).isEmpty();
    }

    @Test
    void inTheFirstWeekOneBeginsOnlyInWindowsOfUpToAnHour() {
        List<Tweet> tweets = new ArrayList<>(Tweets.random(3, 500, START, 10 * DAY));
        tweets.addAll(people("slow", 3 * DAY, 20, 30));
        tweets.addAll(people("quick", 4 * DAY, 20));
        tweets.addAll(people("slowlater", 8 * DAY, 20, 30));
        Store store = run(tweets, List.of(), 11 * DAY, 0);

        assertThat(store.bursts.values().stream()
                        .map(burst -> burst.details().display() + " in window " + burst.window()))
                .containsExactlyInAnyOrder("quick in window 0", "slowlater in window 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 7.5, 40})
    void aLevelInPeopleIsTheSurpriseOfSoManyUnderANewTopic(double people) {
        BurstLevel level = new BurstLevel(people);
        for (int weeks : new int[] {60, 0, 1, 5}) {
            double rate = 2;
            for (int k = 1; k <= weeks; k++) {
                rate += Math.pow(0.9, k);
            }
            int whole = (int) people;
            double from = Surprise.of(whole, 0.5, rate);
            double to = Surprise.of(whole + 1, 0.5, rate);
            assertThat(level.after(weeks)).isCloseTo(from + (people - whole) * (to - from), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void orderLatenessAndRestartsChangeNothing(long seed) {
        Random random = new Random(seed);
        List<Tweet> tweets = new ArrayList<>(Tweets.random(seed, 3_000, START, 10 * DAY));
        for (int i = 0; i < 12; i++) {
            int at = 7 * DAY + random.nextInt(3 * DAY);
            tweets.addAll(people("tag" + (40 + random.nextInt(8)), at, 8 + random.nextInt(20)));
        }
        Map<Boolean, List<Tweet>> split = new HashMap<>();
        tweets.forEach(tweet -> split.computeIfAbsent(random.nextInt(3) == 0, late -> new ArrayList<>())
                .add(tweet));
        List<Tweet> late = new ArrayList<>(split.get(true));
        Collections.shuffle(late, random);

        Store inOrder = run(tweets, List.of(), 13 * DAY, 0);
        Store disordered = run(split.get(false), late, 13 * DAY, 0);
        Store restarted = run(split.get(false), late, 13 * DAY, 601);

        assertThat(inOrder.bursts).hasSizeGreaterThan(4);
        assertThat(disordered.bursts).isEqualTo(inOrder.bursts);
        assertThat(restarted.bursts).isEqualTo(inOrder.bursts);
        assertThat(disordered.versions.keySet()).as("some were taken back").hasSizeGreaterThan(inOrder.bursts.size());
    }

    /** One tweet a minute, each of another person. */
    private static List<Tweet> people(String tag, int fromMinute, int count) {
        return people(tag, fromMinute, count, 1);
    }

    private static List<Tweet> people(String tag, int fromMinute, int count, int everyMinutes) {
        List<Tweet> tweets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = START.plusSeconds((fromMinute + i * everyMinutes) * 60L);
            tweets.add(Tweets.original(9_000_000L + i, "p" + fromMinute + "-" + i, at, tag));
        }
        return tweets;
    }

    /**
     * Runs a stream.
     *
     * @param late tweets that come up to the lateness after their minute has closed
     * @param restartEvery minutes; 0 for never
     */
    private static Store run(List<Tweet> punctual, List<Tweet> late, int minutes, int restartEvery) {
        SortedMap<Integer, Pane> panes = TopicTableTest.panes(punctual);
        Map<Integer, List<Tweet>> arriving = new HashMap<>();
        late.forEach(tweet -> arriving.computeIfAbsent(
                        TopicTableTest.minuteOf(tweet)
                                + 1
                                + Math.floorMod(tweet.id().hashCode(), LATENESS - 1),
                        minute -> new ArrayList<>())
                .add(tweet));
        TopicTable table = new TopicTable(OPTIONS, FIRST - 1);
        table.reach(FIRST);
        SortedMap<Integer, Pane> stored = new TreeMap<>();
        Store store = new Store();
        for (int minute = FIRST; minute < FIRST + minutes; minute++) {
            store.now = minute;
            List<Tweet> now = arriving.get(minute);
            if (now != null) {
                table.addLate(TopicTableTest.panes(now), (end, count) -> {});
                table.emitBursts(store::write);
            }
            table.advance(minute, panes.get(minute));
            table.emitBursts(store::write);
            table.takeChanged((changed, pane) -> stored.compute(changed, (key, before) -> pane));
            if (restartEvery > 0 && minute % restartEvery == 0) {
                table = restored(table, stored);
            }
        }
        assertThat(table.bursts()).as("state of bursts that are over").isEmpty();
        return store;
    }

    private static TopicTable restored(TopicTable table, SortedMap<Integer, Pane> panes) {
        TopicTable restored = TopicTable.restore(OPTIONS, table.state(), panes);
        restored.restoreBursts(table.bursts());
        return restored;
    }
}
