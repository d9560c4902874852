package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.documents.Indices;
import io.rounds.model.Community;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.trends.PlainCount;
import io.rounds.trends.Tweets;
import io.rounds.trends.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsJobIT {
    private static final Instant START = Instant.parse("2026-01-05T10:07:00Z");
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @Test
    void everyTrendHasTheCountsOfAPlainCount() throws Exception {
        List<Tweet> tweets = Tweets.random(21, 8_000, START, 26 * 60);
        TreeMap<String, String> documents = run(tweets, 2, Duration.ofSeconds(30));
        Map<String, Map<String, PlainCount.Count>> plain = new HashMap<>();
        Map<String, Integer> liveRanks = new HashMap<>();
        int trends = 0;
        for (Map.Entry<String, String> entry : documents.entrySet()) {
            if (!entry.getKey().startsWith("trends/")) {
                continue;
            }
            trends++;
            JsonNode trend = JSON.readTree(entry.getValue());
            String window = trend.path("window").asText();
            String kind = trend.path("kind").asText();
            long end = end(trend);
            String key = kind + window + end;
            Map<String, PlainCount.Count> counts = plain.computeIfAbsent(key, k -> plain(tweets, kind, window, end));
            assertCounts(trend, counts, entry.getKey());
            if (trend.path("live_rank").isInt()) {
                liveRanks.put(
                        key + " " + trend.path("topic").asText(),
                        trend.path("live_rank").asInt());
            }
        }
        assertThat(trends).isGreaterThan(3_000);
        assertThat(liveRanks).isEqualTo(plainRanks(plain));
        long last = tweets.get(tweets.size() - 1).createdAt().getEpochSecond() / 60 + 1;
        for (Window window : Window.STANDARD) {
            for (long end = START.getEpochSecond() / 60 + 15; end <= last; end++) {
                boolean expected = end % window.historyMinutes() == 0 || end == last;
                assertThat(plain.containsKey("hashtag" + window.name() + end))
                        .as(window + " " + end)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyRankingThatIsWrittenHasTheCountsOfAPlainCount(int parallelism) throws Exception {
        List<Tweet> tweets = Tweets.random(24, 6_000, START, 26 * 60);
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env = environment(configuration, parallelism);
        CollectingSink sink = CollectingSink.ofEveryVersion(Indices.RANKINGS);
        AnalyticsJob.build(
                env,
                ListSource.of(tweets, 1_500),
                watermarks(Duration.ofSeconds(30)),
                sink,
                AnalyticsOptions.of(List.of(FOAMED)).withShuffleById());
        env.execute();
        long last = tweets.get(tweets.size() - 1).createdAt().getEpochSecond() / 60 + 1;
        Set<String> ofTheEnd = new TreeSet<>();
        Set<Long> ends = new TreeSet<>();
        for (Map.Entry<String, String> entry : sink.documents().entrySet()) {
            JsonNode ranking = JSON.readTree(entry.getValue());
            String window = ranking.path("window").asText();
            long end = end(ranking);
            ends.add(end);
            if (end == last) {
                ofTheEnd.add(ranking.path("id").asText());
            }
            for (String kind : List.of("hashtag", "link")) {
                Map<String, PlainCount.Count> plain = plain(tweets, kind, window, end);
                JsonNode live = ranking.path(kind.equals("hashtag") ? "live" : "live_links");
                List<String> topics = new ArrayList<>();
                for (JsonNode row : live) {
                    assertThat(row.path("kind").asText()).isEqualTo(kind);
                    assertThat(row.path("live_rank").asInt()).isEqualTo(topics.size() + 1);
                    assertCounts(row, plain, entry.getKey());
                    topics.add(row.path("topic").asText());
                }
                assertThat(topics).as(entry.getKey()).isEqualTo(plainRanking(plain));
            }
        }
        assertThat(ofTheEnd).containsExactly("foamed/15m", "foamed/1h", "foamed/24h", "foamed/7d");
        assertThat(ends).hasSizeGreaterThan(2);
    }

    private static long end(JsonNode document) {
        return Instant.parse(document.path("window_end").asText()).getEpochSecond() / 60;
    }

    private static Map<String, PlainCount.Count> plain(List<Tweet> tweets, String kind, String window, long end) {
        return kind.equals("hashtag")
                ? PlainCount.of(tweets, minutes(window), end, Set.of("foamed"))
                : PlainCount.of(tweets, minutes(window), end, tweet -> tweet.links().stream()
                        .map(Link::canonical)
                        .toList());
    }

    private static void assertCounts(JsonNode row, Map<String, PlainCount.Count> plain, String key) {
        PlainCount.Count count = plain.get(row.path("topic").asText());
        assertThat(count).as(key).isNotNull();
        assertThat(List.of(
                        row.path("tweets").asInt(),
                        row.path("originals").asInt(),
                        row.path("reposts").asInt(),
                        row.path("authors").asInt()))
                .as(key)
                .isEqualTo(List.of(count.tweets, count.originals, count.reposts, count.authors.size()));
        assertThat(row.path("surprise").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void orderDuplicatesLatenessAndParallelismChangeNothing(int parallelism) throws Exception {
        List<Tweet> tweets = Tweets.random(22, 3_000, START, 8 * 60);
        TreeMap<String, String> expected = run(tweets, 1, Duration.ofSeconds(30));
        assertThat(run(disturbed(tweets, 20), parallelism, Duration.ofSeconds(30)))
                .isEqualTo(expected);
        assertThat(run(disturbed(tweets, 50 * 60), parallelism, Duration.ofSeconds(30)))
                .isEqualTo(expected);
    }

    @Test
    void aJobThatFailsAndRestartsWritesTheSameDocuments() throws Exception {
        List<Tweet> tweets = Tweets.random(23, 3_000, START, 8 * 60);
        TreeMap<String, String> expected = run(tweets, 1, Duration.ofSeconds(30));
        for (String backend : List.of("hashmap", "rocksdb")) {
            StreamExecutionEnvironment env = environment(FailOnce.restarting(backend), 2);
            CollectingSink sink = new CollectingSink();
            FailOnce failure = new FailOnce(1_500);
            AnalyticsJob.build(
                    env,
                    ListSource.of(tweets, 1_500),
                    watermarks(Duration.ofSeconds(30)).withTimestampAssigner((parsed, before) -> failure.pass(parsed)),
                    sink,
                    AnalyticsOptions.of(List.of(FOAMED)).withShuffleById());
            env.execute();
            assertThat(failure.hasFailed()).isTrue();
            assertThat(sink.documents()).isEqualTo(expected);
        }
    }

    private static TreeMap<String, String> run(List<Tweet> tweets, int parallelism, Duration outOfOrderness)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env = environment(configuration, parallelism);
        CollectingSink sink = new CollectingSink();
        AnalyticsJob.build(
                env,
                ListSource.of(tweets),
                watermarks(outOfOrderness),
                sink,
                AnalyticsOptions.of(List.of(FOAMED)).withShuffleById());
        env.execute();
        return sink.documents();
    }

    private static StreamExecutionEnvironment environment(Configuration configuration, int parallelism) {
        StreamExecutionEnvironment env = TestEnvironments.of(configuration);
        env.setParallelism(parallelism);
        return env;
    }

    private static WatermarkStrategy<Parsed> watermarks(Duration outOfOrderness) {
        return WatermarkStrategy.<Parsed>forBoundedOutOfOrderness(outOfOrderness)
                .withTimestampAssigner((parsed, before) -> FailOnce.millis(parsed));
    }

    /** The same tweets out of order by at most so many seconds, one in ten twice. */
    private static List<Tweet> disturbed(List<Tweet> tweets, int seconds) {
        Random random = new Random(seconds);
        List<Tweet> twice = new ArrayList<>(tweets);
        tweets.stream().filter(tweet -> random.nextInt(10) == 0).forEach(twice::add);
        Collections.shuffle(twice, random);
        List<Map.Entry<Long, Tweet>> arriving = new ArrayList<>();
        for (Tweet tweet : twice) {
            long delay = random.nextInt(4) > 0 ? 0 : random.nextInt(seconds * 1_000);
            arriving.add(Map.entry(tweet.createdAt().toEpochMilli() + delay, tweet));
        }
        arriving.sort(Comparator.comparing(Map.Entry::getKey));
        return arriving.stream().map(Map.Entry::getValue).toList();
    }

    private static Map<String, Integer> plainRanks(Map<String, Map<String, PlainCount.Count>> plain) {
        Map<String, Integer> ranks = new HashMap<>();
        plain.forEach((window, counts) -> {
            List<String> topics = plainRanking(counts);
            for (int i = 0; i < topics.size(); i++) {
                ranks.put(window + " " + topics.get(i), i + 1);
            }
        });
        return ranks;
    }

    private static List<String> plainRanking(Map<String, PlainCount.Count> counts) {
        return counts.keySet().stream()
                .filter(topic -> counts.get(topic).authors.size() >= 2)
                .sorted(Comparator.<String>comparingInt(
                                topic -> -counts.get(topic).authors.size())
                        .thenComparingInt(topic -> -counts.get(topic).tweets)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(50)
                .toList();
    }

    private static int minutes(String window) {
        return Window.STANDARD.stream()
                .filter(known -> known.name().equals(window))
                .findFirst()
                .orElseThrow()
                .sizeMinutes();
    }
}
