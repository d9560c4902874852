package io.rounds.links.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.documents.DocumentSchemas;
import io.rounds.links.LinksOptions;
import io.rounds.links.ShareChange;
import io.rounds.links.Shares;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.model.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkStatsFunctionTest {
    private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");

    private final List<KeyedOneInputStreamOperatorTestHarness<String, ShareChange, Document>> opened =
            new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, ShareChange, Document> harness(
            @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new LinkStatsOperator(new LinksOptions(30, 5, CoShareOptions.STANDARD)),
                change -> change.link().canonical(),
                Types.STRING);
        opened.add(harness);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static ShareChange share(long tweet, Instant at) {
        return Shares.change(1, tweet, at, "x:" + tweet, false, List.of("foamed"), List.of("foamed"));
    }

    private static List<String> counts(KeyedOneInputStreamOperatorTestHarness<String, ShareChange, Document> harness) {
        return harness.extractOutputValues().stream()
                .map(document -> DocumentSchemas.field(document, "shares") + " v" + document.version())
                .toList();
    }

    @Test
    void manySharesOfOneSecondAreOneDocument() throws Exception {
        var harness = harness(null);
        for (int i = 0; i < 1_000; i++) {
            harness.processElement(share(i, AT), AT.toEpochMilli());
        }
        assertThat(counts(harness)).isEmpty();
        harness.setProcessingTime(1_000);
        assertThat(counts(harness)).containsExactly("1000 v1000");
        harness.setProcessingTime(2_000);
        assertThat(counts(harness)).hasSize(1);
        harness.processElement(share(1_000, AT), AT.toEpochMilli());
        harness.setProcessingTime(3_000);
        assertThat(counts(harness)).containsExactly("1000 v1000", "1001 v1001");
    }

    @Test
    void theStatisticsContinueAfterARestart() throws Exception {
        var before = harness(null);
        before.processElement(share(1, AT), AT.toEpochMilli());
        before.processElement(share(2, AT.plusSeconds(90)), AT.toEpochMilli());
        before.prepareSnapshotPreBarrier(1);
        assertThat(counts(before)).containsExactly("2 v2");

        var after = harness(before.snapshot(1, 1));
        after.processElement(share(3, AT.plusSeconds(100)), AT.toEpochMilli());
        after.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(after.extractOutputValues()).singleElement().satisfies(document -> {
            assertThat(document.version()).isEqualTo(3);
            assertThat(document.json())
                    .contains("\"first_tweet\":\"x:1\"", "\"shares\":3", "\"authors\":3", "\"half_life_seconds\":90")
                    .contains("\"hashtags\":[{\"tag\":\"foamed\",\"count\":3}]");
        });
    }

    @Test
    void aLinkThatIsSharedAgainStaysAndOneThatIsNotIsForgotten() throws Exception {
        var harness = harness(null);
        harness.processElement(share(1, AT), AT.toEpochMilli());
        harness.setProcessingTime(1_000);
        Instant later = AT.plusSeconds(20 * 86_400);
        harness.processElement(share(2, later), later.toEpochMilli());

        harness.processWatermark(Instant.parse("2026-04-02T00:00:00Z").toEpochMilli());
        assertThat(counts(harness)).endsWith("2 v2");
        assertThat(harness.numKeyedStateEntries()).isOne();

        harness.processWatermark(Instant.parse("2026-04-21T23:59:59.999Z").toEpochMilli());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }
}
