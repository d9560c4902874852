package io.rounds.trends.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the subtasks' parts of rankings. */
final class RankingPartSerializer extends VersionedSerializer<RankingPart> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = RowCodec.WITH_ESTIMATES;

    /** The shared instance. */
    static final RankingPartSerializer INSTANCE = new RankingPartSerializer();

    private RankingPartSerializer() {
        super(VERSION);
    }

    @Override
    public RankingPart createInstance() {
        return new RankingPart("", 0, 0, 0, 1, false, 0, new RankingPart.Rows(List.of(), List.of()));
    }

    @Override
    protected void write(RankingPart part, DataOutputView out) throws IOException {
        TextCodec.write(part.community(), out);
        out.writeInt(part.window());
        out.writeInt(part.end());
        out.writeInt(part.subtask());
        out.writeInt(part.subtasks());
        out.writeBoolean(part.isLast());
        out.writeLong(part.uses());
        RankingPart.Rows rows = part.rows();
        out.writeBoolean(rows != null);
        if (rows != null) {
            RowCodec.write(rows.hashtags(), out);
            RowCodec.write(rows.links(), out);
        }
    }

    @Override
    protected RankingPart read(int found, DataInputView in) throws IOException {
        return new RankingPart(
                TextCodec.read(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readLong(),
                in.readBoolean()
                        ? new RankingPart.Rows(RowCodec.readAll(found, in), RowCodec.readAll(found, in))
                        : null);
    }

    @Override
    public TypeSerializerSnapshot<RankingPart> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside records in flight. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RankingPart> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
