package io.rounds.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Community;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FillRepostsFunctionTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:07:00Z");
    private static final List<Community> FOAMED = List.of(new Community("foamed", "FOAM", Set.of("foamed"), false));
    private static final Tweet POST = Tweets.ofBluesky(Tweets.original(1, "ada", AT, "foamed", "sepsis"));
    private static final Tweet REPOST = Tweets.ofBluesky(Tweets.repost(2, "bea", AT.plusSeconds(5), 1));
    private static final Tweet UNKNOWN = Tweets.ofBluesky(Tweets.repost(3, "bea", AT.plusSeconds(6), 99));

    private final List<OneInputStreamOperatorTestHarness<Tweet, Tweet>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (OneInputStreamOperatorTestHarness<Tweet, Tweet> harness : opened) {
            harness.close();
        }
    }

    private OneInputStreamOperatorTestHarness<Tweet, Tweet> harness(
            @Nullable OperatorSubtaskState state, int parallelism, int subtask) throws Exception {
        OneInputStreamOperatorTestHarness<Tweet, Tweet> harness = new OneInputStreamOperatorTestHarness<>(
                new FillReposts(FOAMED, Duration.ofDays(3)), 128, parallelism, subtask);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void give(OneInputStreamOperatorTestHarness<Tweet, Tweet> harness, Tweet... tweets)
            throws Exception {
        for (Tweet tweet : tweets) {
            harness.processElement(tweet, tweet.createdAt().toEpochMilli());
        }
    }

    @Test
    void repostsGoOnWithTheirContentAndTheirOwnTime() throws Exception {
        var harness = harness(null, 1, 0);
        Tweet ofX = Tweets.repost(7, "dan", AT, 1, "foamed");
        give(harness, ofX, REPOST, POST, REPOST);

        Tweet filled = REPOST.withContentOf(POST);
        assertThat(harness.getRecordOutput())
                .containsExactly(record(ofX), record(POST), record(filled), record(filled));
    }

    private static StreamRecord<Tweet> record(Tweet tweet) {
        return new StreamRecord<>(tweet, tweet.createdAt().toEpochMilli());
    }

    @Test
    void stateOutlivesARestart() throws Exception {
        var before = harness(null, 1, 0);
        give(before, POST, UNKNOWN);

        var after = harness(before.snapshot(1, 1), 1, 0);
        give(after, REPOST);
        after.processWatermark(new Watermark(AT.plusSeconds(3_600).toEpochMilli()));

        assertThat(after.extractOutputValues()).containsExactly(REPOST.withContentOf(POST), UNKNOWN);
    }

    @Test
    void afterARescalingEveryPostIsKnownEverywhereAndEachWaitingRepostOnce() throws Exception {
        var before = harness(null, 1, 0);
        give(before, POST, UNKNOWN);
        OperatorSubtaskState state = before.snapshot(1, 1);

        int waiting = 0;
        for (int subtask = 0; subtask < 3; subtask++) {
            var after = harness(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(state, 128, 1, 3, subtask), 3, subtask);
            give(after, REPOST);
            assertThat(after.extractOutputValues()).containsExactly(REPOST.withContentOf(POST));
            after.processWatermark(Watermark.MAX_WATERMARK);
            waiting += after.extractOutputValues().size() - 1;
        }
        assertThat(waiting).isEqualTo(1);
    }

    @Test
    void atTheEndNothingIsLeft() throws Exception {
        var harness = harness(null, 1, 0);
        give(harness, POST, REPOST, UNKNOWN);
        assertThat(elements(harness.snapshot(1, 1))).isEqualTo(2);
        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(harness.extractOutputValues()).containsExactly(POST, REPOST.withContentOf(POST), UNKNOWN);
        assertThat(elements(harness.snapshot(2, 2))).isZero();
    }

    private static int elements(OperatorSubtaskState state) {
        int elements = 0;
        for (OperatorStateHandle handle : state.getManagedOperatorState()) {
            for (OperatorStateHandle.StateMetaInfo meta :
                    handle.getStateNameToPartitionOffsets().values()) {
                elements += meta.getOffsets().length;
            }
        }
        return elements;
    }
}
