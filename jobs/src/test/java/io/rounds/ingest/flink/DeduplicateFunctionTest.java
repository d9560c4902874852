package io.rounds.ingest.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.communities.Communities;
import io.rounds.model.Author;
import io.rounds.model.Community;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import io.rounds.sink.TweetDocuments;
import io.rounds.trends.Tweets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeduplicateFunctionTest {
    private static final Community FOAMED = new Community("foamed", "FOAM", Set.of("foamed"), false);
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
                new ProcessOperator<>(new Deduplicate(Duration.ofDays(1), 1_000, List.of(FOAMED))));
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

    @Test
    void aRicherCopyCorrectsAPoorerOneAndIsNotCorrectedByIt() throws Exception {
        Tweet full = fuller(FIRST, "text that goes on");
        var harness = harness(null);
        give(harness, FIRST, full, FIRST, full);

        assertThat(harness.extractOutputValues()).containsExactly(FIRST);
        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).containsExactly(full);
    }

    @Test
    void aRicherCopyOfATweetWithoutACommunityIsTheTweet() throws Exception {
        Tweet cut = TweetBuilder.copyOf(FIRST).hashtags(List.of()).build();
        var harness = harness(null);
        give(harness, cut, fuller(cut, "text, still cut"), fuller(FIRST, "text that goes on"));

        assertThat(harness.extractOutputValues()).containsExactly(cut, fuller(FIRST, "text that goes on"));
        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).isEmpty();
    }

    @Test
    void aRicherCopyOfAnEditCorrectsTheEditAndOneOfWhatItReplacedDoesNot() throws Exception {
        var harness = harness(null);
        Tweet full = fuller(SECOND, SECOND.text() + " and goes on");
        give(harness, FIRST, SECOND, fuller(FIRST, "text that goes on and on and on and on"), full);

        assertThat(values(harness.getSideOutput(Deduplicate.EDITS))).containsExactly(SECOND, full);
    }

    @Test
    void howRichACopyWasIsKnownAfterARestart() throws Exception {
        Tweet full = fuller(FIRST, "text that goes on");
        var before = harness(null);
        give(before, FIRST, Tweets.original(7, "bea", AT, "foamed"), Tweets.original(9, "bea", AT, "foamed"));
        var after = harness(before.snapshot(1, 1));
        give(after, FIRST, full);
        var last = harness(after.snapshot(1, 1));
        give(last, FIRST, full, Tweets.original(9, "bea", AT, "foamed"));

        assertThat(after.extractOutputValues()).isEmpty();
        assertThat(values(after.getSideOutput(Deduplicate.EDITS))).containsExactly(full);
        assertThat(last.extractOutputValues()).isEmpty();
        assertThat(values(last.getSideOutput(Deduplicate.EDITS))).isEmpty();
    }

    /** The documents, that is: what is emitted in between depends on the order. */
    @Test
    void theOrderOfCopiesAndEditsChangesNoDocument() throws Exception {
        Tweet cut = TweetBuilder.copyOf(FIRST).hashtags(List.of()).build();
        Tweet later = TweetBuilder.copyOf(FIRST)
                .author(new Author("ada", "ada", "Ada", 11, 12, null, null, null))
                .createdAt(AT.plusMillis(300))
                .build();
        Tweet bluesky = Tweets.ofBluesky(FIRST);
        Tweet edited = Tweets.edit(bluesky, List.of(), AT.plusSeconds(3_600));
        List<Tweet> copies = new ArrayList<>(List.of(
                cut,
                FIRST,
                later,
                fuller(FIRST, "text that goes on"),
                bluesky,
                fuller(bluesky, "text that is longer than what came of the edit"),
                edited,
                TweetBuilder.copyOf(edited).lang("en").mentions("bea").build()));
        Random random = new Random(17);
        Set<Map<String, Document>> results = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(copies, random);
            results.add(documents(copies));
        }

        assertThat(results).hasSize(1);
        assertThat(results.iterator().next().values())
                .extracting(Document::json)
                .anySatisfy(json -> assertThat(json).contains("text that goes on"))
                .anySatisfy(json -> assertThat(json).contains("corrected at").contains("bea"));
    }

    private Map<String, Document> documents(List<Tweet> tweets) throws Exception {
        var harness = harness(null);
        give(harness, tweets.toArray(Tweet[]::new));
        Communities communities = new Communities(List.of(FOAMED));
        List<Document> written = new ArrayList<>();
        for (Tweet tweet : harness.extractOutputValues()) {
            List<String> names = communities.of(tweet.hashtags());
            if (!names.isEmpty()) {
                written.add(TweetDocuments.of(tweet.withCommunities(names)));
            }
        }
        for (Tweet edit : values(harness.getSideOutput(Deduplicate.EDITS))) {
            written.addAll(TweetDocuments.ofEdit(edit.withCommunities(communities.of(edit.hashtags()))));
        }
        Map<String, Document> last = new HashMap<>();
        for (Document document : written) {
            last.merge(document.id(), document, (one, other) -> other.version() > one.version() ? other : one);
        }
        return last;
    }

    private static Tweet fuller(Tweet tweet, String text) {
        return TweetBuilder.copyOf(tweet).text(text).build();
    }
}
