package io.rounds.flink;

import io.rounds.model.Document;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Holds documents back until a checkpoint that contains them is complete, so that after a failure the job knows every
 * document that it has let go.
 *
 * <p>It is for documents whose id or version depends on what the job has seen so far. Without it, a document that was written
 * between the last checkpoint and a failure could stay for ever: the restored job does not know it, and late tweets may
 * then come in another order and lead to another id.
 *
 * <p>Of the versions of a document that are held, only the latest is let go. When the input ends, all are.
 */
public final class HoldUntilCheckpoint extends AbstractStreamOperator<Document>
        implements OneInputStreamOperator<Document, Document> {
    private static final long serialVersionUID = 1;

    private final boolean isCheckpointed;
    private transient ListState<Document> state;

    private transient UncheckpointedEntries<Document> held;

    /** @param isCheckpointed whether the job makes checkpoints; where it does not, documents pass at once */
    public HoldUntilCheckpoint(boolean isCheckpointed) {
        this.isCheckpointed = isCheckpointed;
    }

    @Override
    public void open() throws Exception {
        super.open();
        held = new UncheckpointedEntries<>((one, other) -> other.version() >= one.version() ? other : one);
        state = getOperatorStateBackend()
                .getListState(new ListStateDescriptor<>("held-documents", DocumentSerializer.TYPE));
        for (Document document : state.get()) {
            hold(document);
        }
    }

    @Override
    public void processElement(StreamRecord<Document> element) {
        if (isCheckpointed) {
            hold(element.getValue());
        } else {
            output.collect(element);
        }
    }

    private void hold(Document document) {
        held.put(document.index() + ' ' + document.id(), document);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        held.begin(context.getCheckpointId());
        state.update(held.all());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        held.complete(checkpointId).forEach(this::emit);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        super.notifyCheckpointAborted(checkpointId);
        held.abort(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        held.all().forEach(this::emit);
        held.clear();
        super.finish();
    }

    private void emit(Document document) {
        output.collect(new StreamRecord<>(document));
    }
}
