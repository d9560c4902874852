package io.rounds.trends.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.trends.Pane;
import io.rounds.trends.TopicKind;
import io.rounds.trends.Tweets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaneCombinerFunctionTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int FIRST = (int) (START.getEpochSecond() / 60);

    private OneInputStreamOperatorTestHarness<Tweet, PanePart> harness;

    @BeforeEach
    void open() throws Exception {
        List<Community> communities = List.of(new Community("foamed", "Free", Set.of("foamed"), false));
        harness = new OneInputStreamOperatorTestHarness<>(new PaneCombiner(communities, Set.of(TopicKind.HASHTAG)));
        harness.setup(PanePartSerializer.INSTANCE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aMinuteIsEmittedWhenTheWatermarkHasClosedIt() throws Exception {
        process(Tweets.original(1, "ann", START.plusSeconds(10), "sepsis"));
        process(Tweets.original(2, "bob", START.plusSeconds(70), "sepsis"));

        harness.processWatermark(START.plusSeconds(60).toEpochMilli() - 2);
        assertThat(tweets()).isEmpty();

        harness.processWatermark(START.plusSeconds(60).toEpochMilli() - 1);
        assertThat(tweets()).containsExactly(Map.entry(FIRST + " foamed sepsis", 1));
    }

    @Test
    void everythingIsEmittedBeforeACheckpoint() throws Exception {
        process(Tweets.original(1, "ann", START.plusSeconds(10), "sepsis"));
        process(Tweets.original(2, "bob", START.plusSeconds(70), "sepsis"));

        harness.prepareSnapshotPreBarrier(1);

        assertThat(tweets())
                .containsExactly(Map.entry(FIRST + " foamed sepsis", 1), Map.entry((FIRST + 1) + " foamed sepsis", 1));
    }

    @Test
    void everythingIsEmittedEveryFiveSeconds() throws Exception {
        process(Tweets.original(1, "ann", START.plusSeconds(10), "sepsis"));
        harness.setProcessingTime(4_999);
        assertThat(tweets()).isEmpty();

        harness.setProcessingTime(5_000);
        assertThat(tweets()).containsExactly(Map.entry(FIRST + " foamed sepsis", 1));
    }

    @Test
    void partsAddUpToTheSame() throws Exception {
        List<Tweet> random = Tweets.random(7, 2_000, START, 5);
        for (int i = 0; i < random.size(); i++) {
            process(random.get(i));
            if (i % 100 == 99) {
                harness.prepareSnapshotPreBarrier(i);
            }
        }
        harness.processWatermark(Long.MAX_VALUE);

        TreeMap<String, Integer> expected = new TreeMap<>();
        for (Tweet tweet : random) {
            tweet.hashtags().stream()
                    .filter(hashtag -> !hashtag.tag().equals("foamed"))
                    .forEach(hashtag -> expected.merge(
                            tweet.createdAt().getEpochSecond() / 60 + " foamed " + hashtag.tag(), 1, Integer::sum));
        }
        assertThat(tweets()).isEqualTo(expected);
    }

    @Test
    void aCommunitysOwnHashtagsAreNotCounted() throws Exception {
        process(Tweets.original(1, "ann", START, "foamed"));
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(tweets()).isEmpty();
    }

    /** Otherwise the windows of a key group without topics would not move on. */
    @Test
    void theFirstAndTheLastMinuteAreAnnouncedToEveryKeyGroup() throws Exception {
        process(Tweets.original(1, "ann", START, "sepsis"));
        process(Tweets.original(2, "ann", START.plusSeconds(300), "sepsis"));
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(parts().stream().filter(part -> part.minute() == FIRST).map(PanePart::key))
                .contains(KeyGroups.key(0), KeyGroups.key(KeyGroups.COUNT - 1));
        assertThat(parts().stream().filter(part -> part.minute() == FIRST + 5).map(PanePart::key))
                .contains(KeyGroups.key(0), KeyGroups.key(KeyGroups.COUNT - 1));
    }

    private void process(Tweet tweet) throws Exception {
        harness.processElement(tweet, tweet.createdAt().toEpochMilli());
    }

    private List<PanePart> parts() {
        return harness.extractOutputValues();
    }

    /** By minute and topic. */
    private TreeMap<String, Integer> tweets() {
        TreeMap<String, Integer> tweets = new TreeMap<>();
        for (PanePart part : parts()) {
            Pane pane = part.pane();
            for (int i = 0; i < pane.topics().length; i++) {
                tweets.merge(part.minute() + " " + pane.topics()[i], pane.tweets()[i], Integer::sum);
            }
        }
        return tweets;
    }
}
