package io.rounds.links.coshares.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.links.ShareChange;
import io.rounds.links.Shares;
import io.rounds.links.coshares.AccountLinkUpdate;
import io.rounds.links.coshares.CoShare;
import io.rounds.links.coshares.CoShareHistory;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoSharer;
import io.rounds.links.coshares.CoSharerPair;
import io.rounds.links.coshares.LinkSharers;
import io.rounds.links.coshares.ShareDelays;
import io.rounds.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoShareFunctionTest {
    private static final CoShareOptions OPTIONS = CoShareOptions.STANDARD;
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final List<AbstractStreamOperatorTestHarness<?>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private <H extends AbstractStreamOperatorTestHarness<?>> H opened(H harness, @Nullable OperatorSubtaskState state)
            throws Exception {
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private KeyedOneInputStreamOperatorTestHarness<String, ShareChange, AccountLinkUpdate> sharers(
            @Nullable OperatorSubtaskState state) throws Exception {
        return opened(
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new LinkSharersOperator(OPTIONS), change -> change.link().canonical(), Types.STRING),
                state);
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, CoSharer, Integer, Document> edges(
            @Nullable OperatorSubtaskState state) throws Exception {
        return opened(
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new CoBroadcastWithKeyedOperator<>(
                                new CoSharerPairFunction(OPTIONS), List.of(CoSharerPairFunction.INTERVAL)),
                        CoSharer::pair,
                        null,
                        Types.STRING),
                state);
    }

    private static ShareChange share(long tweet, Instant at, String author) {
        return Shares.change(1, tweet, at, author, false, List.of(), List.of("foamed"));
    }

    @Test
    void whatIsKeptAndSentNeedsNoKryo() {
        for (Class<?> type : List.of(
                LinkSharers.class,
                CoShareHistory.class,
                CoSharerPair.class,
                CoSharer.class,
                AccountLinkUpdate.class,
                ShareDelays.class,
                IntervalEstimator.Progress.class)) {
            PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
        }
    }

    @Test
    void sharersBeforeARestartMeetThoseAfterIt() throws Exception {
        var before = sharers(null);
        before.processElement(share(1, AT, "x:1"), AT.toEpochMilli());
        before.prepareSnapshotPreBarrier(1);

        var after = sharers(before.snapshot(1, 1));
        after.processElement(share(2, AT.plusSeconds(30), "x:2"), AT.toEpochMilli());
        after.processWatermark(Watermark.MAX_WATERMARK);

        String link = Shares.page("p").canonical();
        assertThat(after.extractOutputValues())
                .containsExactlyInAnyOrder(
                        new AccountLinkUpdate("x:2", "hx:2", link, null, AT.toEpochMilli() + 30_000, 0, false),
                        new AccountLinkUpdate("x:1", "hx:1", link, "x:2", AT.toEpochMilli() + 30_000, 30_000, false),
                        new AccountLinkUpdate("x:2", "hx:2", link, "x:1", AT.toEpochMilli() + 30_000, 30_000, false));
        assertThat(after.getSideOutput(LinkSharersOperator.DELAYS)).singleElement().satisfies(delays -> {
            assertThat(delays.getValue().firstMillis()).isEqualTo(AT.toEpochMilli());
            assertThat(delays.getValue().secondMillis()).isEqualTo(30_000);
            assertThat(delays.getValue().halfMillis()).isEqualTo(30_000);
        });
    }

    @Test
    void sharersAreForgottenAfterNinetyDays() throws Exception {
        var harness = sharers(null);
        harness.processElement(share(1, AT, "x:1"), AT.toEpochMilli());
        harness.setProcessingTime(1_000);
        assertThat(harness.numKeyedStateEntries()).isOne();
        harness.processWatermark(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void anAccountIsForgottenNinetyDaysAfterItsLastShare() throws Exception {
        var harness = opened(
                new KeyedOneInputStreamOperatorTestHarness<>(new CoShareHistoryOperator(OPTIONS), AccountLinkUpdate::account, Types.STRING),
                null);
        harness.processElement(new AccountLinkUpdate("x:1", "h", "l", null, AT.toEpochMilli(), 0, false), 0);
        harness.setProcessingTime(1_000);
        assertThat(harness.numKeyedStateEntries()).isOne();
        harness.processWatermark(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    private static CoSharer side(String account, String other, int gapSeconds) {
        List<CoShare> together = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            together.add(new CoShare("https://litfl.com/" + i, AT.toEpochMilli() + i, gapSeconds * 1_000));
        }
        return new CoSharer(account, "h" + account, other, 5, together);
    }

    @Test
    void aPairIsWrittenOnceBothSidesAreKnownAndAgainWhenTheIntervalChanges() throws Exception {
        var before = edges(null);
        before.setProcessingTime(5_000);
        before.processElement1(side("x:1", "x:2", 40), 0);
        assertThat(before.extractOutputValues())
                .containsExactly(new Document("coshares", "x:1~x:2", 5_000, null, null));

        var after = edges(before.snapshot(1, 1));
        after.setProcessingTime(6_000);
        after.processElement1(side("x:2", "x:1", 40), 0);
        assertThat(weights(after)).containsExactly("v6000 4 300 0.8");
        after.processElement2(60, 0);
        assertThat(weights(after)).containsExactly("v6000 4 300 0.8", "v6001 4 60 0.8");
        after.processElement2(30, 0);
        assertThat(after.extractOutputValues()).last().satisfies(document -> {
            assertThat(document.json()).isNull();
            assertThat(document.version()).isEqualTo(6_002);
        });
    }

    private static List<String> weights(
            KeyedTwoInputStreamOperatorTestHarness<String, CoSharer, Integer, Document> harness) {
        return harness.extractOutputValues().stream()
                .map(document -> "v" + document.version() + ' ' + DocumentSchemas.field(document, "weight") + ' '
                        + DocumentSchemas.field(document, "interval_seconds") + ' '
                        + DocumentSchemas.field(document, "similarity"))
                .toList();
    }

    private KeyedOneInputStreamOperatorTestHarness<Integer, ShareDelays, Integer> interval(
            CoShareOptions options, @Nullable OperatorSubtaskState state) throws Exception {
        return opened(
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new IntervalEstimator(options)), delays -> 0, Types.INT),
                state);
    }

    private static void fill(
            KeyedOneInputStreamOperatorTestHarness<Integer, ShareDelays, Integer> harness, int day, int seconds)
            throws Exception {
        for (int i = 0; i < 30; i++) {
            harness.processElement(new ShareDelays(day * 100L + i, day * DAY + i, seconds * 500L, seconds * 1_000L, false), 0);
        }
    }

    @Test
    void theIntervalIsEstimatedEachDayFromTheWeeksBefore() throws Exception {
        var harness = interval(OPTIONS, null);
        fill(harness, 0, 20);
        harness.processWatermark(DAY - 2);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.processWatermark(DAY - 1);
        assertThat(harness.extractOutputValues()).containsExactly(20);

        var after = interval(OPTIONS, harness.snapshot(1, 1));
        fill(after, 10, 20);
        after.processWatermark(11 * DAY - 1);
        assertThat(after.extractOutputValues()).isEmpty();
        fill(after, 40, 7);
        after.processWatermark(Long.MAX_VALUE);
        assertThat(after.extractOutputValues()).containsExactly(7);
        assertThat(after.numKeyedStateEntries()).isEqualTo(2); // the links of day 40, and the progress
    }

    @Test
    void aFixedIntervalIsNotEstimated() throws Exception {
        var harness = interval(new CoShareOptions(30, 300, 28, 90, 3, 0.1, 1_000, 50), null);
        fill(harness, 0, 20);
        harness.processWatermark(Long.MAX_VALUE);
        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }
}
