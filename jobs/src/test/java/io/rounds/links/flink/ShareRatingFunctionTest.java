package io.rounds.links.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.flink.SerializerTypeInfo;
import io.rounds.links.Shares;
import io.rounds.links.TweetVersion;
import io.rounds.model.Deletion;
import io.rounds.model.Kind;
import io.rounds.model.Rating;
import io.rounds.model.Source;
import io.rounds.model.SourceRating;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ratings at the time of a share, whichever comes first. */
class ShareRatingFunctionTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final long DAY = NOON.toEpochMilli() / Duration.ofDays(1).toMillis();
    private static final long MIDNIGHT = DAY * Duration.ofDays(1).toMillis();

    private static SourceRating prior(Source source) {
        return new SourceRating(source.id(), Long.MIN_VALUE, Rating.UNRATED, null);
    }

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable harness : opened) {
            harness.close();
        }
    }

    private TwoInputStreamOperatorTestHarness<TweetVersion, SourceRating, TweetVersion> harness(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new TwoInputStreamOperatorTestHarness<TweetVersion, SourceRating, TweetVersion>(
                new ShareRatingJoin(ShareRatingFunctionTest::prior));
        opened.add(harness);
        harness.setup(
                new SerializerTypeInfo<>(TweetVersion.class, TweetVersionSerializer.INSTANCE).createSerializer(null));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static StreamRecord<TweetVersion> tweet(Instant at) {
        return new StreamRecord<>(TweetVersion.of(Shares.tweet(1, at, Kind.ORIGINAL, "p")), at.toEpochMilli());
    }

    private static StreamRecord<SourceRating> rating(long fromDay, double score) {
        String source = Source.of(Shares.page("p")).id();
        return new StreamRecord<>(new SourceRating(source, fromDay, Rating.HIGH, score));
    }

    private static List<Double> scores(
            TwoInputStreamOperatorTestHarness<TweetVersion, SourceRating, TweetVersion> harness) {
        return harness.extractOutputValues().stream()
                .map(version -> version.shares().ratings().get(0).score())
                .toList();
    }

    @Test
    void aShareWaitsForTheRatingsOfTheDayBefore() throws Exception {
        var harness = harness(null);
        harness.processElement1(tweet(NOON));
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processElement2(rating(DAY, 81));
        harness.processBothWatermarks(new Watermark(MIDNIGHT - 1));

        assertThat(scores(harness)).containsExactly(81.0);
    }

    @Test
    void aRatingOfALaterDayDoesNotCount() throws Exception {
        var harness = harness(null);
        harness.processElement1(tweet(NOON));
        harness.processElement1(tweet(NOON.plus(Duration.ofDays(1))));
        harness.processElement2(rating(DAY + 1, 82));
        harness.processElement2(rating(DAY, 81));
        harness.processBothWatermarks(Watermark.MAX_WATERMARK);

        assertThat(scores(harness)).containsExactly(81.0, 82.0);
    }

    @Test
    void whatNobodyHasSharedYetIsRatedByTheLists() throws Exception {
        var harness = harness(null);
        harness.processBothWatermarks(new Watermark(NOON.toEpochMilli()));
        harness.processElement1(tweet(NOON));

        assertThat(harness.extractOutputValues()).singleElement().satisfies(version -> assertThat(
                        version.shares().ratings().get(0).rating())
                .isEqualTo(Rating.UNRATED));
    }

    @Test
    void aDeletionDoesNotWait() throws Exception {
        var harness = harness(null);
        harness.processElement1(new StreamRecord<>(TweetVersion.deletion(new Deletion("x:1", NOON))));

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void whatWaitsAndWhatIsRatedOutlastsARestart() throws Exception {
        var before = harness(null);
        before.processElement1(tweet(NOON));
        before.processElement2(rating(DAY, 81));
        OperatorSubtaskState state = before.snapshot(1, 1);
        var harness = harness(state);
        harness.processBothWatermarks(new Watermark(MIDNIGHT));

        assertThat(scores(harness)).containsExactly(81.0);
    }
}
