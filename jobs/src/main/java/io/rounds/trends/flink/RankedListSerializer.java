package io.rounds.trends.flink;

import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.RankedList;
import io.rounds.trends.TopicRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes ranked lists; a row that is both current and published last is written once. */
public final class RankedListSerializer extends VersionedSerializer<RankedList.Snapshot> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = RowCodec.WITH_ESTIMATES;
    private static final int OWN_ROW = -1;

    /** The shared instance. */
    public static final RankedListSerializer INSTANCE = new RankedListSerializer();

    private RankedListSerializer() {
        super(VERSION);
    }

    @Override
    public RankedList.Snapshot createInstance() {
        return new RankedList.Snapshot(0, List.of(), List.of());
    }

    @Override
    protected void write(RankedList.Snapshot list, DataOutputView out) throws IOException {
        out.writeLong(list.uses());
        RowCodec.write(list.rows(), out);
        IdentityHashMap<TopicRow, Integer> places = new IdentityHashMap<>();
        for (TopicRow row : list.rows()) {
            places.put(row, places.size());
        }
        out.writeInt(list.written().size());
        for (RankedList.Rank rank : list.written()) {
            Integer place = places.get(rank.row());
            out.writeInt(place == null ? OWN_ROW : place);
            if (place == null) {
                RowCodec.write(rank.row(), out);
            }
            writeRank(rank.live(), out);
            writeRank(rank.unusual(), out);
        }
    }

    @Override
    protected RankedList.Snapshot read(int found, DataInputView in) throws IOException {
        long uses = in.readLong();
        List<TopicRow> rows = RowCodec.readAll(found, in);
        int size = in.readInt();
        List<RankedList.Rank> written = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int place = in.readInt();
            TopicRow row = place == OWN_ROW ? RowCodec.read(found, in) : rows.get(place);
            written.add(new RankedList.Rank(row, readRank(in), readRank(in)));
        }
        return new RankedList.Snapshot(uses, rows, written);
    }

    /** Ranks start at 1, so 0 stands for none. */
    static void writeRank(@Nullable Integer rank, DataOutputView out) throws IOException {
        out.writeInt(rank == null ? 0 : rank);
    }

    static @Nullable Integer readRank(DataInputView in) throws IOException {
        int rank = in.readInt();
        return rank == 0 ? null : Integer.valueOf(rank);
    }

    @Override
    public TypeSerializerSnapshot<RankedList.Snapshot> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RankedList.Snapshot> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
