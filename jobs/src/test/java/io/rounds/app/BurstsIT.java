package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.model.Community;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Tweets;
import io.rounds.trends.Window;
import io.rounds.trends.flink.TrendsAnalysis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts through the whole job: the same documents whatever the order, the parallelism and a failure. */
class BurstsIT {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
    private static final int DAY = 24 * 60;
    private static final int DAYS = 11;
    private static final long MINUTE_MILLIS = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    private final Random random = new Random(5);
    private final List<Tweet> tweets = tweets();

    @Test
    void orderLatenessAndParallelismChangeNoDocument() throws Exception {
        TreeMap<String, String> documents = bursts(job().documents(ListSource.parsed(tweets), 1));

        assertThat(documents).hasSizeGreaterThan(8);
        assertThat(documents.values()).anyMatch(json -> json.contains("ended_at"));
        assertThat(bursts(job().documents(disordered(), 1))).isEqualTo(documents);
        assertThat(bursts(job().documents(disordered(), 4))).isEqualTo(documents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aFailureLeavesNoOtherDocument(String backend) throws Exception {
        TreeMap<String, String> documents = bursts(job().documents(ListSource.parsed(tweets), 1));

        assertThat(bursts(job().documentsAfterAFailure(disordered(), backend, tweets.size() * 9 / 10, 2_000)))
                .isEqualTo(documents);
    }

    @Test
    void aBurstOfTheLastHourHasNoEnd() throws Exception {
        List<Tweet> cut = tweets.stream()
                .filter(tweet -> tweet.createdAt().isBefore(START.plus(Duration.ofMinutes(9 * DAY + 20))))
                .toList();
        JsonNode burst = JSON.readTree(bursts(job().documents(ListSource.parsed(cut), 2)).values().stream()
                .filter(json -> json.contains("\"topic\":\"planted\""))
                .findFirst()
                .orElseThrow());

        assertThat(burst.path("began_at").asText()).startsWith("2026-01-14T00:0");
        assertThat(burst.has("ended_at")).isFalse();
        assertThat(burst.path("links_unrated").isInt()).isTrue();
    }

    private static TestJob job() {
        TrendsOptions options = TrendsOptions.STANDARD
                .withWindows(List.of(Window.of("15m", "1d"), Window.of("1h", "1d"), Window.of("24h", "1d")))
                .withBurstLevels(Map.of(TopicKind.HASHTAG, 6.5, TopicKind.LINK, 8.0));
        return TestJob.over(List.of(FOAMED))
                .with(new TrendsAnalysis(options))
                .without("links")
                .without("chats");
    }

    /** Eleven days of a random stream, and on the last ones many people at once under one tag after the other. */
    private List<Tweet> tweets() {
        List<Tweet> all = new ArrayList<>(Tweets.random(5, 3_000, START, DAYS * DAY));
        for (int i = 0; i < 25; i++) {
            addPeople(
                    all, "tag" + (30 + random.nextInt(20)), 7 * DAY + random.nextInt(4 * DAY), 8 + random.nextInt(20));
        }
        addPeople(all, "planted", 9 * DAY, 20);
        all.sort(Comparator.comparing(Tweet::createdAt));
        return all;
    }

    private static void addPeople(List<Tweet> all, String tag, int fromMinute, int count) {
        for (int i = 0; i < count; i++) {
            Instant at = START.plusSeconds((fromMinute + i) * 60L);
            all.add(Tweets.original(9_000_000L + all.size(), "p" + fromMinute + "-" + i, at, "foamed", tag));
        }
    }

    /** A third of the tweets up to 50 minutes late, as they come. */
    private List<Parsed> disordered() {
        List<Map.Entry<Long, Tweet>> arriving = new ArrayList<>();
        for (Tweet tweet : tweets) {
            long late = random.nextInt(3) == 0 ? random.nextInt(50) * MINUTE_MILLIS : 0;
            arriving.add(Map.entry(tweet.createdAt().toEpochMilli() + late, tweet));
        }
        arriving.sort(Map.Entry.comparingByKey());
        return ListSource.parsed(arriving.stream().map(Map.Entry::getValue).toList());
    }

    private static TreeMap<String, String> bursts(TreeMap<String, String> documents) {
        documents.keySet().removeIf(key -> !key.startsWith("bursts/"));
        return documents;
    }
}
