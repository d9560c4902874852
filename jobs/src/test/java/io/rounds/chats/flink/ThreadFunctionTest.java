package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.chats.posts.ChatPost;
import io.rounds.model.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadFunctionTest {
    private static final long MINUTE = 60_000;

    private final List<KeyedOneInputStreamOperatorTestHarness<String, ThreadPost, TaggedPost>> opened =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, ThreadPost, TaggedPost> harness(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ThreadFunction(Duration.ofHours(24))), ThreadPost::thread, Types.STRING);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static ThreadPost question() {
        return new ThreadPost("x:1", List.of("chat", "foamed"), post("x:1", 0, null, List.of("chat", "foamed")));
    }

    private static ThreadPost reply(String id, double minute, String... tags) {
        return new ThreadPost("x:1", List.of(), post(id, minute, "x:1", List.of(tags)));
    }

    private static ChatPost post(String id, double minute, @Nullable String replyTo, List<String> tags) {
        return new ChatPost(
                id,
                (long) (minute * MINUTE),
                replyTo == null ? Kind.ORIGINAL : Kind.REPLY,
                new ChatPost.Author("x:9", "nine", null, null),
                null,
                new ChatPost.Content(tags, List.of(), List.of(), List.of(), List.of(), 0),
                new ChatPost.References(replyTo, null, null, null, "x:1"),
                true);
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, ThreadPost, TaggedPost> harness, ThreadPost post)
            throws Exception {
        harness.processElement(post, post.post().atMillis());
    }

    private static List<String> sent(KeyedOneInputStreamOperatorTestHarness<String, ThreadPost, TaggedPost> harness) {
        return harness.extractOutputValues().stream()
                .map(tagged -> tagged.tag() + " " + tagged.post().tweet()
                        + (tagged.post().tagged() ? " tagged" : ""))
                .toList();
    }

    @Test
    void aReplyGoesToTheTagsOfItsQuestionThatItLacks() throws Exception {
        var harness = harness(null);
        send(harness, question());
        send(harness, reply("x:2", 1));
        send(harness, reply("x:3", 2, "foamed"));
        send(harness, reply("x:4", 3, "chat", "foamed"));

        assertThat(sent(harness)).containsExactly("chat x:2", "foamed x:2", "chat x:3");
    }

    @Test
    void aReplyThatComesBeforeItsQuestionWaitsForItAlsoThroughARestart() throws Exception {
        var before = harness(null);
        send(before, reply("x:2", 1, "foamed"));
        assertThat(sent(before)).isEmpty();

        var after = harness(before.snapshot(1, 1));
        send(after, question());

        assertThat(sent(after)).containsExactly("chat x:2");
    }

    @Test
    void repliesOfThreadsWithoutAQuestionAreForgottenAfterTenMinutesAndQuestionsAfterADay() throws Exception {
        var harness = harness(null);
        send(harness, reply("x:2", 1));
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        harness.processWatermark(new Watermark(13 * MINUTE));
        assertThat(harness.numKeyedStateEntries()).isZero();

        send(harness, question());
        harness.processWatermark(new Watermark(24 * 60 * MINUTE - 1));
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        harness.processWatermark(new Watermark(24 * 60 * MINUTE + MINUTE));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
