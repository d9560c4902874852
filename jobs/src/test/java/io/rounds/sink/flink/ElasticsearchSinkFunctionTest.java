package io.rounds.sink.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.FakeElasticsearch;
import io.rounds.model.Document;
import io.rounds.sink.BulkEntry;
import io.rounds.sink.SinkSamples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticsearchSinkFunctionTest {
    private static final int BATCH = 10;

    private final FakeElasticsearch server;

    ElasticsearchSinkFunctionTest() throws IOException {
        server = new FakeElasticsearch();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void documentsLeaveInBatchesAndAllAreOutAtTheEnd() throws Exception {
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 35);
            harness.endInput();
        }
        assertThat(server.taken()).hasSize(35);
        assertThat(server.ids().stream().mapToInt(List::size)).allMatch(size -> size <= BATCH);
    }

    @Test
    void whatTheServerCannotTakeNowIsSentAgain() throws Exception {
        server.then(503, "starting")
                .then(0, "")
                .then(429, "busy")
                .then(actions -> FakeElasticsearch.items(actions, ElasticsearchSinkFunctionTest::busyForOddIds));
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 35);
            harness.endInput();
        }
        assertThat(server.taken()).hasSize(35);
        assertThat(server.ids().stream().mapToInt(List::size).sum()).isGreaterThan(35);
    }

    @Test
    void aRefusedDocumentIsFollowedByItsRejection() throws Exception {
        server.then(actions -> FakeElasticsearch.items(actions, action -> 400));
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 3);
            harness.endInput();
        }
        assertThat(server.ids())
                .containsExactly(
                        List.of("d1", "d2", "d3"),
                        List.of("elasticsearch/trends/d1@1", "elasticsearch/trends/d2@1", "elasticsearch/trends/d3@1"));
    }

    @Test
    void aDocumentLargerThanARequestMayBeIsRejectedUnsent() throws Exception {
        String json = "{\"id\":\"large\",\"topic\":\"" + "x".repeat(70_000) + "\"}";
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            harness.processElement(new Document("trends", "large", 1, SinkSamples.AT, json), 0);
            harness.endInput();
        }
        assertThat(server.ids()).containsExactly(List.of("elasticsearch/trends/large@1"));
    }

    @Test
    void aCheckpointKeepsWhatIsNotWritten() throws Exception {
        OperatorSubtaskState checkpoint;
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 25);
            harness.prepareSnapshotPreBarrier(1);
            checkpoint = harness.snapshot(1, 1);
        }
        assertThat(server.taken()).hasSize(20);
        try (FakeElasticsearch other = new FakeElasticsearch();
                Harness restored = harness(other, Duration.ofMinutes(5), checkpoint)) {
            restored.endInput();
            assertThat(other.taken()).containsExactly("d21", "d22", "d23", "d24", "d25");
        }
    }

    @Test
    void aCheckpointWaitsUntilWhatIsUnderWayIsWritten() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.then(503, "away");
        }
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 10);
            harness.prepareSnapshotPreBarrier(1);
            OperatorSubtaskState checkpoint = harness.snapshot(1, 1);

            try (FakeElasticsearch other = new FakeElasticsearch();
                    Harness restored = harness(other, Duration.ofMinutes(5), checkpoint)) {
                restored.endInput();
                Set<String> written = server.taken();
                written.addAll(other.taken());
                assertThat(written).hasSize(10);
            }
        }
    }

    @Test
    void aServerThatStaysAwayFailsTheJobWithTheReason() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            server.then(503, "gone for good");
        }
        try (Harness harness = harness(Duration.ofMillis(300))) {
            write(harness, 1, 3);
            assertThatThrownBy(harness::endInput)
                    .rootCause()
                    .hasMessageContaining(server.address())
                    .hasMessageContaining("gone for good")
                    .hasMessageContaining("nothing is lost");
        }
    }

    @Test
    void aWrongLoginFailsTheJobAtOnce() throws Exception {
        server.then(403, "no permission");
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 3);
            assertThatThrownBy(harness::endInput).rootCause().hasMessageContaining("no permission");
        }
    }

    @Test
    void aBatchThatDoesNotFillLeavesAfterTheDelay() throws Exception {
        try (Harness harness = harness(Duration.ofMinutes(5))) {
            write(harness, 1, 3);
            assertThat(server.ids()).isEmpty();
            harness.setProcessingTime(500);
            harness.prepareSnapshotPreBarrier(1);
            assertThat(server.ids()).containsExactly(List.of("d1", "d2", "d3"));
        }
    }

    @Test
    void entriesComeOutOfACheckpointAsTheyWentIn() throws Exception {
        List<RequestEntryWrapper<BulkEntry>> entries = new ArrayList<>();
        for (Document document : List.of(
                new Document("tweets", "x:🩺", 5, SinkSamples.AT.plusNanos(123_456_789), "{\"id\":\"x:🩺\"}"),
                new Document("tweets", "x:1", Document.FINAL_VERSION, null, null),
                new Document("links", "l".repeat(70_000), 1, null, "{}"))) {
            BulkEntry entry = BulkEntry.of(document);
            entries.add(new RequestEntryWrapper<>(entry, entry.size()));
        }
        BulkEntrySerializer serializer = new BulkEntrySerializer();

        byte[] bytes = serializer.serialize(new BufferedRequestState<>(entries));

        assertThat(serializer.deserialize(serializer.getVersion(), bytes).getBufferedRequestEntries())
                .extracting(RequestEntryWrapper::getRequestEntry)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(entries.stream()
                        .map(RequestEntryWrapper::getRequestEntry)
                        .toList());
    }

    private static int busyForOddIds(JsonNode action) {
        return Integer.parseInt(action.path("_id").asText().substring(1)) % 2 == 0 ? 201 : 429;
    }

    private static void write(Harness harness, int first, int last) throws Exception {
        for (int i = first; i <= last; i++) {
            harness.processElement(SinkSamples.trend("d" + i, 1, SinkSamples.AT), 0);
        }
    }

    private Harness harness(Duration retryFor) throws Exception {
        return harness(server, retryFor, null);
    }

    private static Harness harness(
            FakeElasticsearch server, Duration retryFor, @Nullable OperatorSubtaskState checkpoint) throws Exception {
        ElasticsearchOptions.Bulk bulk = new ElasticsearchOptions.Bulk(
                BATCH, 64 * 1024, Duration.ofMillis(500), 2, Duration.ofMinutes(5), retryFor);
        Harness harness = new Harness(new ElasticsearchOptions(ElasticsearchOptions.Server.at(server.address()), bulk));
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        return harness;
    }

    private static final class Harness extends OneInputStreamOperatorTestHarness<Document, CommittableMessage<Void>> {
        Harness(ElasticsearchOptions options) throws Exception {
            super(new SinkWriterOperatorFactory<>(Sinks.elasticsearch(options)));
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } catch (Exception e) {
                throw new IOException("The harness does not close", e);
            }
        }
    }
}
