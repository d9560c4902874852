package io.rounds.trends.flink;

import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.PaneNames;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes parts of panes. */
public final class PanePartSerializer extends VersionedSerializer<PanePart> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** The shared instance. */
    public static final PanePartSerializer INSTANCE = new PanePartSerializer();

    private PanePartSerializer() {
        super(VERSION);
    }

    @Override
    public PanePart createInstance() {
        return new PanePart(0, 0, new PaneBuilder(new PaneNames()).build());
    }

    @Override
    protected void write(PanePart part, DataOutputView out) throws IOException {
        out.writeInt(part.key());
        out.writeInt(part.minute());
        PaneCodec.write(part.pane(), out);
    }

    @Override
    protected PanePart read(int found, DataInputView in) throws IOException {
        return new PanePart(in.readInt(), in.readInt(), PaneCodec.read(in));
    }

    @Override
    public TypeSerializerSnapshot<PanePart> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PanePart> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
