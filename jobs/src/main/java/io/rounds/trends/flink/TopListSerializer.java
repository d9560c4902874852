package io.rounds.trends.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the subtasks' lists. */
public final class TopListSerializer extends VersionedSerializer<TopList> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = RowCodec.WITH_ESTIMATES;

    /** The shared instance. */
    public static final TopListSerializer INSTANCE = new TopListSerializer();

    private TopListSerializer() {
        super(VERSION);
    }

    @Override
    public TopList createInstance() {
        return new TopList("", 0, 0, 0, List.of());
    }

    @Override
    protected void write(TopList list, DataOutputView out) throws IOException {
        TextCodec.write(list.group(), out);
        out.writeInt(list.window());
        out.writeInt(list.end());
        out.writeLong(list.uses());
        RowCodec.write(list.rows(), out);
    }

    @Override
    protected TopList read(int found, DataInputView in) throws IOException {
        return new TopList(TextCodec.read(in), in.readInt(), in.readInt(), in.readLong(), RowCodec.readAll(found, in));
    }

    @Override
    public TypeSerializerSnapshot<TopList> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside records in flight. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TopList> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
