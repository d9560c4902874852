package io.rounds.trends.flink;

import io.rounds.trends.Pane;
import io.rounds.trends.SeasonalHistory;
import io.rounds.trends.TopicTable;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes the table of a key group: panes and histories; counters are counted anew when it is read.
 *
 * <p>On the heap a checkpoint asks for a {@link #copy}, when the table is next used: clones of arrays, with panes
 * shared.
 */
public final class TopicTableSerializer extends TypeSerializer<TopicTable> {
    private static final long serialVersionUID = 1;

    private static final int INITIAL_BYTES = 1 << 12;

    private final TrendsOptions options;

    public TopicTableSerializer(TrendsOptions options) {
        this.options = options;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<TopicTable> duplicate() {
        return this;
    }

    @Override
    public TopicTable createInstance() {
        return new TopicTable(options, 0);
    }

    @Override
    public TopicTable copy(TopicTable table) {
        return table.copy();
    }

    @Override
    public TopicTable copy(TopicTable table, TopicTable reuse) {
        return table.copy();
    }

    @Override
    public int getLength() {
        return -1;
    }

    /** As one block: a checkpoint's stream takes single bytes at a hundred times the cost. */
    @Override
    public void serialize(TopicTable table, DataOutputView out) throws IOException {
        DataOutputSerializer block = new DataOutputSerializer(INITIAL_BYTES);
        write(table.snapshot(), block);
        out.write(block.getSharedBuffer(), 0, block.length());
    }

    private static void write(TopicTable.Snapshot snapshot, DataOutputView out) throws IOException {
        out.writeInt(snapshot.newest());
        out.writeInt(snapshot.firstMinute());
        out.writeInt(snapshot.lastMinute());
        out.writeInt(snapshot.panes().size());
        for (int i = 0; i < snapshot.panes().size(); i++) {
            out.writeInt(snapshot.minutes().get(i));
            PaneCodec.write(snapshot.panes().get(i), out);
        }
        out.writeInt(snapshot.histories().size());
        for (Map.Entry<String, SeasonalHistory[]> entry : snapshot.histories().entrySet()) {
            StringValue.writeString(entry.getKey(), out);
            for (SeasonalHistory history : entry.getValue()) {
                write(history.snapshot(), out);
            }
        }
    }

    @Override
    public TopicTable deserialize(DataInputView in) throws IOException {
        int newest = in.readInt();
        int firstMinute = in.readInt();
        int lastMinute = in.readInt();
        int size = in.readInt();
        List<Integer> minutes = new ArrayList<>(size);
        List<Pane> panes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            minutes.add(in.readInt());
            panes.add(PaneCodec.read(in));
        }
        int topics = in.readInt();
        Map<String, SeasonalHistory[]> histories = new HashMap<>();
        for (int i = 0; i < topics; i++) {
            String topic = StringValue.readString(in);
            SeasonalHistory[] byWindow = new SeasonalHistory[options.windows().size()];
            for (int w = 0; w < byWindow.length; w++) {
                byWindow[w] = SeasonalHistory.restore(readHistory(in));
            }
            histories.put(topic, byWindow);
        }
        return TopicTable.restore(
                options, new TopicTable.Snapshot(newest, firstMinute, lastMinute, minutes, panes, histories));
    }

    @Override
    public TopicTable deserialize(TopicTable reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TopicTableSerializer serializer && options.equals(serializer.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<TopicTable> snapshotConfiguration() {
        return new Snapshot(options);
    }

    private static void write(SeasonalHistory.Snapshot history, DataOutputView out) throws IOException {
        PaneCodec.write(history.slots(), out);
        PaneCodec.write(history.slotWeeks(), out);
        PaneCodec.write(history.slotSums(), out);
        out.writeDouble(history.averageSum());
        out.writeInt(history.averagedPeriod());
        PaneCodec.write(history.recentPeriods(), out);
        PaneCodec.write(history.recentCounts(), out);
        out.writeInt(history.value());
        out.writeInt(history.period());
        out.writeInt(history.periodMax());
    }

    private static SeasonalHistory.Snapshot readHistory(DataInputView in) throws IOException {
        return new SeasonalHistory.Snapshot(
                PaneCodec.readInts(in),
                PaneCodec.readInts(in),
                PaneCodec.readDoubles(in),
                in.readDouble(),
                in.readInt(),
                PaneCodec.readInts(in),
                PaneCodec.readInts(in),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }

    /** The options that the tables were written with; a table can only be read with the same windows. */
    public static final class Snapshot implements TypeSerializerSnapshot<TopicTable> {
        private TrendsOptions options = TrendsOptions.STANDARD;

        /** For Flink, which then calls {@link #readSnapshot}. */
        public Snapshot() {}

        Snapshot(TrendsOptions options) {
            this.options = options;
        }

        @Override
        public int getCurrentVersion() {
            return 1;
        }

        @Override
        public void writeSnapshot(DataOutputView out) throws IOException {
            out.writeInt(options.windows().size());
            for (Window window : options.windows()) {
                out.writeUTF(window.name());
                out.writeInt(window.sizeMinutes());
                out.writeInt(window.slideMinutes());
            }
            out.writeInt(options.latenessMinutes());
            out.writeInt(options.top());
            out.writeInt(options.minAuthors());
        }

        @Override
        public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
            int size = in.readInt();
            List<Window> windows = new ArrayList<>(size);
            for (int w = 0; w < size; w++) {
                windows.add(new Window(in.readUTF(), in.readInt(), in.readInt()));
            }
            options = new TrendsOptions(windows, in.readInt(), in.readInt(), in.readInt());
        }

        @Override
        public TypeSerializer<TopicTable> restoreSerializer() {
            return new TopicTableSerializer(options);
        }

        @Override
        public TypeSerializerSchemaCompatibility<TopicTable> resolveSchemaCompatibility(
                TypeSerializerSnapshot<TopicTable> old) {
            boolean same = old instanceof Snapshot snapshot
                    && sizes(snapshot.options).equals(sizes(options))
                    && snapshot.options.latenessMinutes() == options.latenessMinutes();
            return same
                    ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                    : TypeSerializerSchemaCompatibility.incompatible();
        }

        private static List<Integer> sizes(TrendsOptions options) {
            return options.windows().stream().map(Window::sizeMinutes).toList();
        }
    }
}
