package io.rounds.links.flink;

import static io.rounds.links.Shares.page;
import static io.rounds.links.Shares.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.links.ShareChange;
import io.rounds.links.TweetVersion;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShareGraphFunctionTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
    private static final TweetVersion POSTED = version(5, 100, AT, page("a"));
    private static final TweetVersion GONE = TweetVersion.deletion(new Deletion("x:5", AT.plusSeconds(60)));

    private final List<KeyedOneInputStreamOperatorTestHarness<String, TweetVersion, ShareChange>> opened =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TweetVersion, ShareChange> harness(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ShareGraphFunction(Duration.ofDays(30))), TweetVersion::tweet, Types.STRING);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    @Test
    void aDeletionAfterARestartStillRetractsTheShares() throws Exception {
        var before = harness(null);
        before.processElement(POSTED, AT.toEpochMilli());

        var after = harness(before.snapshot(1, 1));
        after.processElement(GONE, AT.toEpochMilli());

        assertThat(after.extractOutputValues()).singleElement().satisfies(change -> {
            assertThat(change.shares()).isEqualTo(-1);
            assertThat(change.link()).isEqualTo(page("a"));
            assertThat(change.author()).isEqualTo("x:7");
            assertThat(change.hashtags()).containsExactly("foamed");
        });
        assertThat(after.getSideOutput(ShareGraphFunction.SHARES)).singleElement().satisfies(share -> {
            assertThat(share.getValue().json()).isNull();
            assertThat(share.getValue().version()).isEqualTo(Document.FINAL_VERSION);
        });
    }

    @Test
    void whatWasDeletedDoesNotComeBack() throws Exception {
        var harness = harness(null);
        harness.processElement(GONE, AT.toEpochMilli());
        harness.processElement(POSTED, AT.toEpochMilli());

        assertThat(harness.extractOutputValues())
                .extracting(ShareChange::shares)
                .containsExactly(0);
        assertThat(harness.getSideOutput(ShareGraphFunction.SHARES))
                .allSatisfy(share -> assertThat(share.getValue().json()).isNull());
    }

    @Test
    void aTweetIsForgottenWhenItsTimeIsOver() throws Exception {
        var harness = harness(null);
        harness.setStateTtlProcessingTime(0);
        harness.processElement(POSTED, AT.toEpochMilli());

        harness.setStateTtlProcessingTime(Duration.ofDays(30).toMillis());
        harness.processElement(GONE, AT.toEpochMilli());
        assertThat(harness.extractOutputValues())
                .extracting(ShareChange::shares)
                .containsExactly(1);
    }

    @Test
    void aDeletionOfATweetThatNeverCameIsForgottenAfterAWeek() throws Exception {
        var harness = harness(null);
        harness.processElement(GONE, AT.toEpochMilli());

        harness.setProcessingTime(Duration.ofDays(7).toMillis() - 1);
        assertThat(harness.numKeyedStateEntries()).isOne();
        harness.setProcessingTime(Duration.ofDays(7).toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void anExpiredTweetLeavesNoState() throws Exception {
        var harness = harness(null);
        harness.setStateTtlProcessingTime(0);
        for (int tweet = 0; tweet < 100; tweet++) {
            harness.processElement(version(tweet, 100, AT, page("a")), AT.toEpochMilli());
        }
        harness.setStateTtlProcessingTime(Duration.ofDays(30).toMillis());
        for (int tweet = 100; tweet < 400; tweet++) {
            harness.processElement(version(tweet, 100, AT, page("a")), AT.toEpochMilli());
        }
        assertThat(harness.numKeyedStateEntries()).isEqualTo(300);
    }
}
