package io.rounds.chats.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rounds.chats.Chat;
import io.rounds.chats.ChatRevision;
import io.rounds.chats.TagChats;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.TagState;
import io.rounds.communities.Event;
import io.rounds.communities.Events;
import io.rounds.model.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** On both state backends, which store the same and emit the same. */
@ParameterizedClass
@ValueSource(strings = {"hashmap", "rocksdb"})
class ChatOperatorTest {
    private static final long START = Instant.parse("2026-03-03T20:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final ChatOptions OPTIONS = ChatOptions.standard(Events.NONE, Set.of("foamed"));

    private final List<KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision>> opened =
            new ArrayList<>();
    private final String backend;
    private int tweets;

    ChatOperatorTest(String backend) {
        this.backend = backend;
    }

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness(
            ChatOptions options, @Nullable OperatorSubtaskState state) throws Exception {
        return harness(options, state, 0);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness(
            ChatOptions options, @Nullable OperatorSubtaskState state, long processingMillis) throws Exception {
        return harness(new ChatOperator(options, false), state, processingMillis);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness(
            ChatOperator operator, @Nullable OperatorSubtaskState state, long processingMillis) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(operator, TaggedPost::tag, Types.STRING);
        opened.add(harness);
        harness.setStateBackend(
                backend.equals("rocksdb") ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend());
        harness.setProcessingTime(processingMillis);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness() throws Exception {
        return harness(OPTIONS, null);
    }

    /** The figures of the latest revision of each chat. */
    private static TreeMap<String, String> latest(
            KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness) {
        TreeMap<String, Long> versions = new TreeMap<>();
        TreeMap<String, String> latest = new TreeMap<>();
        for (ChatRevision revision : harness.extractOutputValues()) {
            Long before = versions.put(revision.id(), revision.version());
            assertThat(before == null || before < revision.version()).isTrue();
            Chat chat = revision.chat();
            if (chat == null) {
                latest.remove(revision.id());
            } else {
                latest.put(
                        revision.id(),
                        (chat.info().live() ? "live " : "closed ")
                                + chat.activity().tweets() + " by "
                                + chat.participants().all() + ", new "
                                + chat.participants().newFaces());
            }
        }
        return latest;
    }

    private TaggedPost post(double minute, int author) {
        return post("x:" + tweets++, minute, author, List.of("chat"), List.of(), null, Kind.ORIGINAL, true);
    }

    private static TaggedPost post(
            String id,
            double minute,
            int author,
            List<String> tags,
            List<String> labels,
            @Nullable String replyTo,
            Kind kind,
            boolean tagged) {
        ChatPost post = new ChatPost(
                id,
                START + (long) (minute * MINUTE),
                kind,
                new ChatPost.Author("x:" + author, "person" + author, 100, 0L),
                "en",
                new ChatPost.Content(tags, List.of(), List.of(), labels, List.of(), 0),
                new ChatPost.References(replyTo, null, null, null, replyTo == null ? id : replyTo),
                tagged);
        return new TaggedPost("chat", tagged ? "Chat" : "", post);
    }

    private void chat(
            KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness, double from, int people)
            throws Exception {
        for (int i = 0; i < people; i++) {
            TaggedPost post = post(from + i, i);
            harness.processElement(post, post.post().atMillis());
        }
    }

    private static void watermark(
            KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness, double minute)
            throws Exception {
        harness.processWatermark(new Watermark(START + (long) (minute * MINUTE)));
    }

    private static void second(
            KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness, int second)
            throws Exception {
        harness.setProcessingTime(second * 1_000L);
    }

    @Test
    void fourPeopleMakeNoChatAndTheFifthMakesOneFromItsFirstTweetOn() throws Exception {
        var harness = harness();
        chat(harness, 0, 4);
        second(harness, 1);
        assertThat(harness.extractOutputValues()).isEmpty();

        TaggedPost fifth = post(14, 5);
        harness.processElement(fifth, fifth.post().atMillis());
        second(harness, 2);

        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 5 by 5, new 5"));
    }

    @Test
    void fivePeopleInSixteenMinutesMakeNoChat() throws Exception {
        var harness = harness();
        for (int i = 0; i < 5; i++) {
            TaggedPost post = post(i * 4, i);
            harness.processElement(post, post.post().atMillis());
        }
        second(harness, 1);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void repostsMakeNoChat() throws Exception {
        var harness = harness();
        for (int i = 0; i < 10; i++) {
            TaggedPost post =
                    post("x:" + i, i, i, List.of("chat"), List.of(), null, i < 4 ? Kind.ORIGINAL : Kind.REPOST, true);
            harness.processElement(post, post.post().atMillis());
        }
        second(harness, 1);

        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void aThousandTweetsThatComeInASecondAreEmittedOnce() throws Exception {
        var harness = harness();
        for (int i = 0; i < 1_000; i++) {
            TaggedPost post = post(i / 250.0, i);
            harness.processElement(post, post.post().atMillis());
        }
        assertThat(harness.extractOutputValues()).isEmpty();
        second(harness, 1);
        assertThat(harness.extractOutputValues()).hasSize(1);
        second(harness, 2);
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(latest(harness).firstEntry().getValue()).isEqualTo("live 1000 by 1000, new 1000");
    }

    @Test
    void itClosesAfterThirtyMinutesOfSilence() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        second(harness, 1);
        watermark(harness, 34);
        second(harness, 2);
        assertThat(latest(harness).firstEntry().getValue()).startsWith("live");
        watermark(harness, 36);
        second(harness, 3);
        assertThat(latest(harness).firstEntry().getValue()).startsWith("closed");
    }

    @Test
    void aLateTweetJoinsTwoChatsToOne() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        chat(harness, 60, 6);
        watermark(harness, 65);
        second(harness, 1);
        assertThat(latest(harness)).hasSize(2).containsEntry("chat@2026-03-03T20:00:00Z", "closed 6 by 6, new 6");

        TaggedPost bridge = post(34, 9);
        harness.processElement(bridge, bridge.post().atMillis());
        second(harness, 2);

        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 13 by 7, new 7"));
    }

    @Test
    void aTweetThatComesLateBeforeTheFirstMovesTheStart() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        second(harness, 1);
        TaggedPost earlier = post(-5, 1);
        harness.processElement(earlier, earlier.post().atMillis());
        second(harness, 2);

        assertThat(latest(harness)).containsOnlyKeys("chat@2026-03-03T19:55:00Z");
        assertThat(harness.extractOutputValues().stream()
                        .filter(revision -> revision.chat() == null)
                        .map(ChatRevision::id))
                .containsExactly("chat@2026-03-03T20:00:00Z");
    }

    @Test
    void aRestoredChatGoesOnAsIfNothingHadHappened() throws Exception {
        var before = harness();
        chat(before, 0, 6);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);
        assertThat(latest(before).firstEntry().getValue()).isEqualTo("live 6 by 6, new 6");

        var after = harness(OPTIONS, state);
        TaggedPost more = post(8, 7);
        after.processElement(more, more.post().atMillis());
        second(after, 1);
        assertThat(latest(after)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 7 by 7, new 7"));
        watermark(after, 60);
        second(after, 2);
        assertThat(latest(after).firstEntry().getValue()).isEqualTo("closed 7 by 7, new 7");
    }

    @Test
    void aTagThatHasToWaitIsEmittedWhenItsTimeComes() throws Exception {
        var harness = harness();
        ((ChatOperator) harness.getOperator()).throttle().emitted("chat", 0, 200);
        chat(harness, 0, 6);
        second(harness, 1);
        harness.prepareSnapshotPreBarrier(1);
        harness.snapshot(1, 1);
        assertThat(harness.extractOutputValues()).isEmpty();

        second(harness, 2);

        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 6 by 6, new 6"));
    }

    @Test
    void aTagThatHadToWaitIsEmittedAfterARestoreWithoutAnotherPost() throws Exception {
        var before = harness();
        watermark(before, 1);
        ((ChatOperator) before.getOperator()).throttle().emitted("chat", 0, 200);
        chat(before, 0, 6);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);
        assertThat(before.extractOutputValues()).isEmpty();

        var after = harness(OPTIONS, state);
        watermark(after, 6);
        second(after, 1);

        assertThat(latest(after)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 6 by 6, new 6"));
    }

    @Test
    void aTagWhoseTimerFiredWhileItHadToWaitIsEmittedAfterARestore() throws Exception {
        var before = harness();
        chat(before, 0, 6);
        second(before, 1);
        assertThat(latest(before)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 6 by 6, new 6"));
        ((ChatOperator) before.getOperator()).throttle().emitted("chat", 1_000, 1_000_000);
        watermark(before, 60);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);

        var after = harness(OPTIONS, state, 10_000);
        watermark(after, 61);
        after.setProcessingTime(11_000);

        assertThat(latest(after)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "closed 6 by 6, new 6"));
    }

    @Test
    void aNewChatIsEmittedWhenACheckpointContainsItAndFromThenOnAtOnce() throws Exception {
        var harness = checkpointed(null, 0);
        chat(harness, 0, 6);
        second(harness, 1);
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.prepareSnapshotPreBarrier(1);
        harness.snapshot(1, 1_000);
        second(harness, 2);
        assertThat(harness.extractOutputValues()).as("not complete yet").isEmpty();
        harness.notifyOfCompletedCheckpoint(1);
        second(harness, 3);
        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 6 by 6, new 6"));

        chat(harness, 7, 2);
        second(harness, 4);
        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 8 by 6, new 6"));
    }

    @Test
    void aNewChatWhoseCheckpointFailedWaitsForTheNext() throws Exception {
        var harness = checkpointed(null, 0);
        chat(harness, 0, 6);
        harness.prepareSnapshotPreBarrier(1);
        harness.snapshot(1, 1);
        harness.getOperator().notifyCheckpointAborted(1);
        second(harness, 1);
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.prepareSnapshotPreBarrier(2);
        harness.snapshot(2, 1_000);
        harness.notifyOfCompletedCheckpoint(2);
        second(harness, 2);
        assertThat(latest(harness)).containsOnlyKeys("chat@2026-03-03T20:00:00Z");
    }

    @Test
    void aNewChatNeedsNoCheckpointWhenNothingCanChangeItAnyMoreOrTheInputEnds() throws Exception {
        var harness = checkpointed(null, 0);
        chat(harness, 0, 6);
        watermark(harness, 60);
        second(harness, 1);
        assertThat(harness.extractOutputValues()).isEmpty();
        watermark(harness, 26 * 60);
        second(harness, 2);
        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "closed 6 by 6, new 6"));

        chat(harness, 30 * 60, 6);
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(latest(harness)).containsOnlyKeys("chat@2026-03-03T20:00:00Z", "chat@2026-03-05T02:00:00Z");
    }

    @Test
    void aDocumentStaysUntilACheckpointContainsTheOneThatReplacesIt() throws Exception {
        var harness = checkpointed(null, 0);
        chat(harness, 10, 6);
        harness.prepareSnapshotPreBarrier(1);
        harness.snapshot(1, 1);
        harness.notifyOfCompletedCheckpoint(1);
        second(harness, 1);

        TaggedPost late = post(0, 7);
        harness.processElement(late, late.post().atMillis());
        second(harness, 2);
        assertThat(latest(harness)).containsOnlyKeys("chat@2026-03-03T20:10:00Z");

        harness.prepareSnapshotPreBarrier(2);
        harness.snapshot(2, 2_000);
        harness.notifyOfCompletedCheckpoint(2);
        second(harness, 3);
        assertThat(latest(harness)).containsOnlyKeys("chat@2026-03-03T20:00:00Z");
    }

    @Test
    void aNewChatThatGoesAndComesBackWaitsAsBeforeAndLeavesNoRemoval() {
        TagChats chats = new TagChats("chat", OPTIONS, START);
        NewChats gate = new NewChats(true);
        List<ChatPost> posts =
                IntStream.range(0, 6).mapToObj(i -> post(i, i).post()).toList();
        ChatSession one = new ChatSession(posts, null, START + 60 * MINUTE, false);
        ChatSession other = new ChatSession(posts.subList(1, 6), null, START + 60 * MINUTE, false);
        List<ChatRevision> out = new ArrayList<>();
        TagState state = chats.withPosts(TagState.none(OPTIONS.windowMinutes()), posts, List.of());
        for (ChatSession session : List.of(one, other, one)) {
            state = chats.emitChanges(state, List.of(session), START, 0, author -> null, gate, out::add);
        }
        assertThat(out).isEmpty();

        gate.begin(1);
        assertThat(gate.complete(1)).containsExactly("chat");
        chats.emitChanges(state, List.of(one), START, 0, author -> null, gate, out::add);
        assertThat(out).extracting(ChatRevision::id).containsExactly("chat@2026-03-03T20:00:00Z");
    }

    @Test
    void afterAFailureNoDocumentIsLeftOfAChatThatStartsElsewhereNow() throws Exception {
        var before = checkpointed(null, 0);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);
        before.notifyOfCompletedCheckpoint(1);
        chat(before, 10, 6);
        second(before, 1);

        var after = checkpointed(state, 2_000);
        TaggedPost first = post(0, 7);
        after.processElement(first, first.post().atMillis());
        chat(after, 10, 6);
        after.prepareSnapshotPreBarrier(2);
        after.snapshot(2, 2_000);
        after.notifyOfCompletedCheckpoint(2);
        second(after, 3);

        assertThat(before.extractOutputValues()).isEmpty();
        assertThat(latest(after)).containsOnlyKeys("chat@2026-03-03T20:00:00Z");
    }

    @Test
    void afterAFailureWhatMayHaveBeenEmittedSinceTheCheckpointIsReplacedAtTheFirstWatermark() throws Exception {
        var before = checkpointed(null, 0);
        chat(before, 0, 6);
        before.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = before.snapshot(1, 1);
        before.notifyOfCompletedCheckpoint(1);
        second(before, 1);
        chat(before, 7, 3);
        second(before, 2);
        assertThat(latest(before)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 9 by 6, new 6"));

        var after = checkpointed(state, 3_000);
        second(after, 4);
        assertThat(after.extractOutputValues()).isEmpty();
        watermark(after, 5);
        second(after, 5);

        assertThat(latest(after)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 6 by 6, new 6"));
        assertThat(after.extractOutputValues().get(0).version())
                .isGreaterThan(before.extractOutputValues().get(1).version());
    }

    /** In a job that makes checkpoints. */
    private KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> checkpointed(
            @Nullable OperatorSubtaskState state, long processingMillis) throws Exception {
        return harness(new ChatOperator(OPTIONS, true), state, processingMillis);
    }

    /** One for each key and state, whatever the backend. */
    private static int stateEntries(KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness) {
        KeyedStateBackend<String> state = ((ChatOperator) harness.getOperator()).getKeyedStateBackend();
        int entries = 0;
        for (String name : List.of("tag", "minutes", "people")) {
            try (Stream<String> keys = state.getKeys(name, VoidNamespace.INSTANCE)) {
                entries += (int) keys.count();
            }
        }
        return entries;
    }

    @Test
    void afterTheEndStateIsEmpty() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        second(harness, 1);
        watermark(harness, 60);
        second(harness, 2);
        assertThat(stateEntries(harness)).isPositive();

        watermark(harness, 26 * 60);
        second(harness, 3);
        assertThat(stateEntries(harness)).as("the baseline, and the people").isEqualTo(2);

        watermark(harness, 401 * 24 * 60);
        second(harness, 4);
        assertThat(stateEntries(harness)).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aFirstTimerIsNoNewFaceTheNextTime() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        watermark(harness, 60);
        second(harness, 1);
        chat(harness, 7 * 24 * 60, 8);
        second(harness, 2);

        assertThat(latest(harness).lastEntry().getValue()).isEqualTo("live 8 by 8, new 2");
    }

    @Test
    void aConfiguredChatIsOneFromItsFirstTweetOnWhateverTheyAre() throws Exception {
        Event event = new Event(
                "chat",
                "The chat",
                List.of("chat", "talk"),
                List.of("person0"),
                Instant.ofEpochMilli(START),
                Instant.ofEpochMilli(START + 60 * MINUTE),
                null,
                Duration.ofMinutes(30));
        var harness = harness(ChatOptions.standard(new Events(List.of(event)), Set.of()), null);
        chat(harness, -20, 1);
        chat(harness, 10, 1);
        chat(harness, 80, 1);
        second(harness, 1);
        assertThat(latest(harness)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 2 by 1, new 0"));

        watermark(harness, 91);
        second(harness, 2);
        Chat chat = harness.extractOutputValues().get(1).chat();
        assertThat(chat).isNotNull();
        assertThat(chat.info().live()).isFalse();
        assertThat(chat.info().endMillis()).isEqualTo(START + 60 * MINUTE);
        assertThat(chat.info().title()).isEqualTo("The chat");
        assertThat(chat.info().tags()).containsExactly("chat", "talk");
        assertThat(chat.moderators()).containsExactly("person0");
    }

    @Test
    void anEventThatIsConfiguredLaterHasTheTweetsOfTheDayBeforeAnotherComes() throws Exception {
        ChatOptions without = OPTIONS.withLate(24 * 60);
        var before = harness(without, null);
        chat(before, 0, 2);
        chat(before, 300, 3);
        watermark(before, 400);
        second(before, 1);
        assertThat(latest(before)).isEmpty();
        OperatorSubtaskState snapshot = before.snapshot(1, 1);

        Event event = new Event(
                "chat",
                "A conference",
                List.of("chat"),
                List.of(),
                Instant.ofEpochMilli(START),
                Instant.ofEpochMilli(START + 600 * MINUTE),
                null,
                Duration.ofMinutes(30));
        var after = harness(
                ChatOptions.standard(new Events(List.of(event)), Set.of()).withLate(24 * 60), snapshot);
        watermark(after, 401);
        second(after, 1);

        assertThat(latest(after)).containsOnly(Map.entry("chat@2026-03-03T20:00:00Z", "live 5 by 3, new 3"));
    }

    @Test
    void aQuestionIsUnansweredAfterFiveMinutesAndAnsweredByALateReplyWithoutTheTag() throws Exception {
        var harness = harness();
        chat(harness, 0, 6);
        TaggedPost question = post("x:q1", 6, 0, List.of("chat"), List.of("Q1"), null, Kind.ORIGINAL, true);
        harness.processElement(question, question.post().atMillis());
        for (int i = 1; i <= 3; i++) {
            TaggedPost labelled = post("x:a" + i, 7, i, List.of("chat"), List.of("A1"), null, Kind.ORIGINAL, true);
            harness.processElement(labelled, labelled.post().atMillis());
        }
        TaggedPost second = post("x:q2", 8, 0, List.of("chat"), List.of("Q2"), null, Kind.ORIGINAL, true);
        harness.processElement(second, second.post().atMillis());
        second(harness, 1);
        watermark(harness, 14);
        second(harness, 2);
        Chat chat = last(harness);
        assertThat(chat.questions()).extracting("label", "unanswered").contains(tuple("Q2", true));

        watermark(harness, 60);
        second(harness, 3);
        TaggedPost late = post("x:late", 200, 3, List.of(), List.of(), "x:q2", Kind.REPLY, false);
        harness.processElement(late, late.post().atMillis());
        second(harness, 4);

        assertThat(last(harness).questions().get(1).answers()).containsExactly("x:late");
        assertThat(last(harness).info().live()).isFalse();
        assertThat(last(harness).activity().tweets()).isEqualTo(11);
    }

    private static Chat last(KeyedOneInputStreamOperatorTestHarness<String, TaggedPost, ChatRevision> harness) {
        List<ChatRevision> revisions = harness.extractOutputValues();
        Chat chat = revisions.get(revisions.size() - 1).chat();
        assertThat(chat).isNotNull();
        return chat;
    }
}
