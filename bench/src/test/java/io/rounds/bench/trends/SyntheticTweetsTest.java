package io.rounds.bench.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticTweetsTest {
    private static final Instant AT = Instant.parse("2025-01-06T00:00:00Z");

    @Test
    void theyAreTweetsOfTheTopicsAndCommunitiesThatWereAskedFor() {
        SyntheticTweets load = new SyntheticTweets(1_000, 10);
        RecordParser parser = new RecordParser();
        Map<String, Integer> topics = new HashMap<>();
        Map<String, Integer> communities = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            List<Tweet> parsed = new ArrayList<>();
            parser.parse(load.payload(i, AT.plusMillis(i)), new Origin("test", AT), one -> parsed.add(one.tweet()));
            Tweet tweet = parsed.get(0);
            assertThat(tweet.hashtags()).hasSize(2);
            assertThat(tweet.createdAt()).isEqualTo(AT.plusMillis(i));
            communities.merge(tweet.hashtags().get(0).tag(), 1, Integer::sum);
            topics.merge(tweet.hashtags().get(1).tag(), 1, Integer::sum);
            ids.add(tweet.id());
        }
        assertThat(ids).hasSize(20_000);
        assertThat(load.communities()).hasSize(10);
        assertThat(communities).hasSize(10);
        communities.forEach(
                (community, count) -> assertThat(count).as(community).isBetween(1_800, 2_200));
        // Of 1,000 topics the first has log(2)/log(1001) = 0.1003 of all, the tenth log(11/10)/log(1001) = 0.0138.
        assertThat(topics.keySet()).hasSizeBetween(900, 1_000);
        assertThat(topics.get("topic0")).isBetween(1_850, 2_160);
        assertThat(topics.get("topic9")).isBetween(220, 335);
    }

    @Test
    void aCurveHasAPointForEachPowerOfTenAndNoRunIsShorterThanTenMinutes() {
        assertThat(CurvePoint.of("rate", 1_000, true))
                .extracting(CurvePoint::value)
                .containsExactly("1/s", "10/s", "100/s", "1000/s", "10000/s", "100000/s");
        assertThat(CurvePoint.of("rate", 1_000, true))
                .extracting(CurvePoint::tweets)
                .containsExactly(1_000L, 6_000L, 60_000L, 600_000L, 6_000_000L, 60_000_000L);
        assertThat(CurvePoint.of("topics", 1_000_000, false))
                .extracting(CurvePoint::topics)
                .containsExactly(1_000, 10_000, 100_000);
        assertThat(CurvePoint.of("communities", 10_000, false))
                .extracting(CurvePoint::communities)
                .containsExactly(1, 10, 100);
        assertThatThrownBy(() -> CurvePoint.of("colour", 1, false)).hasMessageContaining("rate, topics");
    }
}
