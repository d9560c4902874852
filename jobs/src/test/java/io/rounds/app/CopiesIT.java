package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Community;
import io.rounds.model.Parsed;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import io.rounds.trends.Tweets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream holds tweets several times, cut and whole: the results are those of the whole ones, in whatever order they come. */
class CopiesIT {
    private static final Instant START = Instant.parse("2026-01-31T23:30:00Z");
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
    private static final TestJob JOB =
            TestJob.over(List.of(FOAMED)).without("credibility").withDisorder(Duration.ofDays(1));

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,3"})
    void theRicherCopyWinsInAnyOrder(int parallelism, long seed) throws Exception {
        List<Parsed> full = new ArrayList<>();
        List<Parsed> copies = new ArrayList<>();
        for (Tweet tweet : Tweets.random(9, 200, START, 60)) {
            Tweet whole =
                    TweetBuilder.copyOf(tweet).text("a text that is whole").build();
            full.add(Parsed.of(whole));
            copies.add(Parsed.of(whole));
            copies.add(Parsed.of(TweetBuilder.copyOf(whole)
                    .text("a text…")
                    .hashtags(List.of())
                    .links(List.of())
                    .build()));
            copies.add(Parsed.of(TweetBuilder.copyOf(whole)
                    .text("a text that is…")
                    .links(List.of())
                    .createdAt(whole.createdAt().truncatedTo(ChronoUnit.SECONDS))
                    .build()));
        }
        Map<String, String> expected = corrected(JOB.documents(full, 1));
        Random random = new Random(seed);
        for (int i = 0; i < 2; i++) {
            Collections.shuffle(copies, random);

            assertThat(corrected(JOB.documents(copies, parallelism))).isEqualTo(expected);
        }
        assertThat(expected.keySet())
                .anyMatch(key -> key.startsWith("tweets/"))
                .anyMatch(key -> key.startsWith("shares/"))
                .anyMatch(key -> key.startsWith("links/"));
    }

    /** What follows corrections, as it follows edits. Trends and chats count the copy that came first. */
    private static Map<String, String> corrected(Map<String, String> documents) {
        Map<String, String> kept = new TreeMap<>(documents);
        kept.keySet()
                .removeIf(key -> !key.startsWith("tweets/") && !key.startsWith("shares/") && !key.startsWith("links/"));
        return kept;
    }
}
