package io.rounds.trends.flink;

import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes panes. */
public final class PaneSerializer extends VersionedSerializer<Pane> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** The shared instance. */
    public static final PaneSerializer INSTANCE = new PaneSerializer();

    private PaneSerializer() {
        super(VERSION);
    }

    @Override
    public Pane createInstance() {
        return new PaneBuilder(new PaneNames()).build();
    }

    @Override
    protected void write(Pane pane, DataOutputView out) throws IOException {
        PaneCodec.write(pane, out);
    }

    @Override
    protected Pane read(int found, DataInputView in) throws IOException {
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
