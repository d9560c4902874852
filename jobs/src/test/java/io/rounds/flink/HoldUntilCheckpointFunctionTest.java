package io.rounds.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.model.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HoldUntilCheckpointFunctionTest {
    private final List<OneInputStreamOperatorTestHarness<Document, Document>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    @Test
    void nothingLeavesBeforeACheckpointThatContainsItIsComplete() throws Exception {
        var operator = operator(true, null);
        process(operator, "a", 1);
        operator.snapshot(1, 1);
        process(operator, "b", 1);
        assertThat(written(operator)).isEmpty();

        operator.notifyOfCompletedCheckpoint(1);
        assertThat(written(operator)).containsExactly("a 1");

        operator.snapshot(2, 2);
        operator.notifyOfCompletedCheckpoint(2);
        assertThat(written(operator)).containsExactly("a 1", "b 1");
    }

    @Test
    void whatAFailedCheckpointContainedLeavesWithTheNext() throws Exception {
        var operator = operator(true, null);
        process(operator, "a", 1);
        operator.snapshot(1, 1);
        process(operator, "a", 2);
        operator.getOneInputOperator().notifyCheckpointAborted(1);
        operator.snapshot(2, 2);
        operator.notifyOfCompletedCheckpoint(2);

        assertThat(written(operator)).containsExactly("a 2");
    }

    @Test
    void ofSeveralVersionsTheLatestLeaves() throws Exception {
        var operator = operator(true, null);
        process(operator, "a", 1);
        process(operator, "a", 3);
        process(operator, "a", 2);
        operator.snapshot(1, 1);
        operator.notifyOfCompletedCheckpoint(1);

        assertThat(written(operator)).containsExactly("a 3");
    }

    @Test
    void afterAFailureWhatWasHeldLeavesWithTheNextCheckpoint() throws Exception {
        var before = operator(true, null);
        process(before, "a", 1);
        OperatorSubtaskState state = before.snapshot(1, 1);
        process(before, "lost, and computed again", 1);

        var after = operator(true, state);
        assertThat(written(after)).isEmpty();
        after.snapshot(2, 2);
        after.notifyOfCompletedCheckpoint(2);
        assertThat(written(after)).containsExactly("a 1");

        var empty = operator(true, after.snapshot(3, 3));
        empty.snapshot(4, 4);
        empty.notifyOfCompletedCheckpoint(4);
        assertThat(written(empty)).as("nothing is left in state").isEmpty();
    }

    @Test
    void everythingLeavesWhenTheInputEnds() throws Exception {
        var operator = operator(true, null);
        process(operator, "a", 1);
        operator.snapshot(1, 1);
        process(operator, "b", 1);
        operator.endInput();
        operator.getOneInputOperator().finish();

        assertThat(written(operator)).containsExactly("a 1", "b 1");
    }

    @Test
    void withoutCheckpointsDocumentsPassAtOnce() throws Exception {
        var operator = operator(false, null);
        process(operator, "a", 1);

        assertThat(written(operator)).containsExactly("a 1");
    }

    private OneInputStreamOperatorTestHarness<Document, Document> operator(
            boolean isCheckpointed, @Nullable OperatorSubtaskState state) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<>(new HoldUntilCheckpoint(isCheckpointed));
        opened.add(harness);
        harness.setup(TypeInformation.of(Document.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static void process(OneInputStreamOperatorTestHarness<Document, Document> operator, String id, long version)
            throws Exception {
        operator.processElement(new Document("bursts", id, version, Instant.EPOCH, "{}"), 0);
    }

    private static List<String> written(OneInputStreamOperatorTestHarness<Document, Document> operator) {
        return operator.extractOutputValues().stream()
                .map(document -> document.id() + " " + document.version())
                .toList();
    }
}
