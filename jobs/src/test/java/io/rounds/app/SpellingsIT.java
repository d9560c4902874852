package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.model.Community;
import io.rounds.model.Hashtag;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings of a hashtag count as one topic, which is shown in the spelling that is used most. */
class SpellingsIT {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
    private static final TestJob JOB = TestJob.over(List.of(FOAMED)).without("credibility");

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTopicIsShownInItsMostUsedSpelling(int parallelism) throws Exception {
        List<Tweet> tweets = Tweets.random(31, 4_000, START, 6 * 60);
        Map<String, Map<String, Integer>> uses = new HashMap<>();
        for (Tweet tweet : tweets) {
            long hour = Math.floorDiv(tweet.createdAt().getEpochSecond(), 3_600) + 1;
            for (Hashtag hashtag : tweet.hashtags()) {
                uses.computeIfAbsent(hour + hashtag.tag(), key -> new HashMap<>())
                        .merge(hashtag.spelling(), 1, Integer::sum);
            }
        }
        int capitals = 0;
        int shown = 0;
        for (String document :
                JOB.documents(ListSource.parsed(tweets), parallelism).values()) {
            JsonNode trend = new ObjectMapper().readTree(document);
            if (trend.has("window_end") && trend.path("kind").asText().equals("hashtag")) {
                shown++;
                long hour = Instant.parse(trend.path("window_end").asText()).getEpochSecond() / 3_600;
                Map<String, Integer> spellings =
                        uses.getOrDefault(hour + trend.path("topic").asText(), Map.of());
                String display = trend.path("display").asText();
                assertThat(spellings).containsKey(display);
                assertThat(spellings.get(display)).isEqualTo(Collections.max(spellings.values()));
                assertThat(trend.path("tweets").asInt())
                        .isEqualTo(spellings.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum());
                capitals += display.equals(trend.path("topic").asText()) ? 0 : 1;
            }
        }
        assertThat(shown).isGreaterThan(100);
        assertThat(capitals).isBetween(1, shown - 1);
    }
}
