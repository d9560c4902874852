package io.rounds.trends.flink;

import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes panes. */
public final class PaneSerializer extends RecordSerializer<Pane> {
    private static final long serialVersionUID = 1;

    /** The shared instance. */
    public static final PaneSerializer INSTANCE = new PaneSerializer();

    @Override
    public Pane createInstance() {
        return new PaneBuilder(new PaneNames()).build();
    }

    @Override
    void write(Pane pane, DataOutputView out) throws IOException {
        PaneCodec.write(pane, out);
    }

    @Override
    public Pane deserialize(DataInputView in) throws IOException {
        return PaneCodec.read(in);
    }

    @Override
    public TypeSerializerSnapshot<Pane> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Pane> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
