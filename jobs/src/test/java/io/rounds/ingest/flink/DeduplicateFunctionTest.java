package io.rounds.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Deletion;
import io.rounds.model.Tweet;
import io.rounds.trends.Tweets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeduplicateFunctionTest {
    private static final Instant AT = Instant.parse("2026-01-05T10:07:00Z");
    private static final Tweet FIRST = Tweets.original(1, "ada", AT, "foamed");
    private static final Tweet SECOND =
            Tweets.edit(Tweets.original(2, "ada", AT.plusSeconds(60), "foamed"), List.of("x:1"), AT.plusSeconds(60));
    private static final Tweet THIRD = Tweets.edit(
            Tweets.original(3, "ada", AT.plusSeconds(90), "foamed"), List.of("x:1", "x:2"), AT.plusSeconds(90));

    private final List<OneInputStreamOperatorTestHarness<Tweet, Tweet>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (OneInputStreamOperatorTestHarness<Tweet, Tweet> harness : opened) {
            harness.close();
        }
    }

    private OneInputStreamOperatorTestHarness<Tweet, Tweet> harness(@Nullable OperatorSubtaskState state)
            throws Exception {
        OneInputStreamOperatorTestHarness<Tweet, Tweet> harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new Deduplicate(Duration.ofDays(1), 1_000)));
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

    private static <T> List<T> values(@Nullable Queue<StreamRecord<T>> records) {
        List<T> values = new ArrayList<>();
        if (records != null) {
            records.forEach(record -> values.add(record.getValue()));
        }
        return values;
    }

    @Test
    void anEditComesAfterItsTweetAndReplacesIt() throws Exception {
        var harness = harness(null);
        give(harness, FIRST, FIRST, SECOND, FIRST, SECOND, THIRD, SECOND);

        assertThat(harness.extractOutputValues()).containsExactly(FIRST);
        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).containsExactly(SECOND, THIRD);
        assertThat(values(harness.getSideOutput(Deduplicate.REPLACED)))
                .containsExactly(
                        new Deletion("x:1", SECOND.createdAt()),
                        new Deletion("x:1", THIRD.createdAt()),
                        new Deletion("x:2", THIRD.createdAt()));
    }

    @Test
    void anEditThatComesFirstIsTheTweet() throws Exception {
        var harness = harness(null);
        give(harness, SECOND, FIRST);

        assertThat(harness.extractOutputValues()).containsExactly(SECOND);
        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).isEmpty();
        assertThat(values(harness.getSideOutput(Deduplicate.REPLACED)))
                .containsExactly(new Deletion("x:1", SECOND.createdAt()));
    }

    @Test
    void anEditOfTheSameIdReplacesNoOtherId() throws Exception {
        Tweet corrected = Tweets.edit(FIRST, List.of(), AT.plusSeconds(3_600));
        var harness = harness(null);
        give(harness, FIRST, corrected, FIRST, corrected);

        assertThat(harness.extractOutputValues()).containsExactly(FIRST);
        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).containsExactly(corrected);
        assertThat(values(harness.getSideOutput(Deduplicate.REPLACED))).isEmpty();
    }

    @Test
    void whatWasSeenIsKnownAfterARestart() throws Exception {
        var before = harness(null);
        give(before, FIRST, THIRD, Tweets.original(7, "bea", AT, "foamed"));

        var after = harness(before.snapshot(1, 1));
        give(after, THIRD, SECOND, FIRST, Tweets.original(7, "bea", AT, "foamed"));

        assertThat(after.extractOutputValues()).isEmpty();
        assertThat(after.getSideOutput(Deduplicate.EDITS)).isNullOrEmpty();
    }
}
