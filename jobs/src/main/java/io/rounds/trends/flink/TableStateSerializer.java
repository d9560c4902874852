package io.rounds.trends.flink;

import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.SeasonalHistory;
import io.rounds.trends.TableState;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes the state of a key group's table besides its panes: mainly the histories of its topics. */
public final class TableStateSerializer extends VersionedSerializer<TableState> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 2;
    private static final int WITH_ESTIMATES = 2;

    private final TrendsOptions options;

    public TableStateSerializer(TrendsOptions options) {
        super(VERSION);
        this.options = options;
    }

    @Override
    public TableState createInstance() {
        return new TableState(0, 0, 0, Map.of(), Set.of());
    }

    @Override
    protected void write(TableState table, DataOutputView out) throws IOException {
        out.writeInt(table.newest());
        out.writeInt(table.firstMinute());
        out.writeInt(table.lastMinute());
        out.writeInt(table.histories().size());
        for (Map.Entry<String, SeasonalHistory.Snapshot[]> entry :
                table.histories().entrySet()) {
            TextCodec.write(entry.getKey(), out);
            for (SeasonalHistory.Snapshot history : entry.getValue()) {
                write(history, out);
            }
        }
        TextCodec.write(List.copyOf(table.estimated()), out);
    }

    @Override
    protected TableState read(int found, DataInputView in) throws IOException {
        int newest = in.readInt();
        int firstMinute = in.readInt();
        int lastMinute = in.readInt();
        int topics = in.readInt();
        Map<String, SeasonalHistory.Snapshot[]> histories = new HashMap<>();
        for (int i = 0; i < topics; i++) {
            String topic = TextCodec.read(in);
            SeasonalHistory.Snapshot[] byWindow =
                    new SeasonalHistory.Snapshot[options.windows().size()];
            for (int w = 0; w < byWindow.length; w++) {
                byWindow[w] = readHistory(in);
            }
            histories.put(topic, byWindow);
        }
        Set<String> estimated = found >= WITH_ESTIMATES ? Set.of(TextCodec.readAll(in)) : Set.of();
        return new TableState(newest, firstMinute, lastMinute, histories, estimated);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TableStateSerializer serializer && options.equals(serializer.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<TableState> snapshotConfiguration() {
        return new Snapshot(options);
    }

    private static void write(SeasonalHistory.Snapshot history, DataOutputView out) throws IOException {
        ArrayCodec.write(history.slots(), out);
        ArrayCodec.write(history.slotWeeks(), out);
        ArrayCodec.write(history.slotSums(), out);
        out.writeDouble(history.averageSum());
        out.writeInt(history.averagedPeriod());
        ArrayCodec.write(history.recentPeriods(), out);
        ArrayCodec.write(history.recentCounts(), out);
        out.writeInt(history.value());
        out.writeInt(history.period());
        out.writeInt(history.periodMax());
    }

    private static SeasonalHistory.Snapshot readHistory(DataInputView in) throws IOException {
        return new SeasonalHistory.Snapshot(
                ArrayCodec.readInts(in),
                ArrayCodec.readInts(in),
                ArrayCodec.readDoubles(in),
                in.readDouble(),
                in.readInt(),
                ArrayCodec.readInts(in),
                ArrayCodec.readInts(in),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }

    /** The options that the tables were written with; a table can only be read with the same windows. */
    public static final class Snapshot implements TypeSerializerSnapshot<TableState> {
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
                out.writeInt(window.historyMinutes());
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
        public TypeSerializer<TableState> restoreSerializer() {
            return new TableStateSerializer(options);
        }

        @Override
        public TypeSerializerSchemaCompatibility<TableState> resolveSchemaCompatibility(
                TypeSerializerSnapshot<TableState> old) {
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
