package io.rounds.trends.flink;

import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.BurstState;
import io.rounds.trends.bursts.Burst;
import io.rounds.trends.bursts.BurstDetails;
import io.rounds.trends.bursts.Reading;
import io.rounds.trends.bursts.TopicBursts;
import io.rounds.trends.bursts.WrittenBurst;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes the bursts of a topic. */
public final class BurstStateSerializer extends VersionedSerializer<BurstState> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;
    private static final int NONE = Integer.MIN_VALUE;

    /** The shared instance. */
    public static final BurstStateSerializer INSTANCE = new BurstStateSerializer();

    private BurstStateSerializer() {
        super(VERSION);
    }

    @Override
    public BurstState createInstance() {
        return new BurstState("", new TopicBursts.Snapshot(null, List.of(), List.of(), 0));
    }

    @Override
    protected void write(BurstState state, DataOutputView out) throws IOException {
        TextCodec.write(state.topic(), out);
        TopicBursts.Snapshot bursts = state.bursts();
        writeSettled(bursts.settled(), out);
        ArrayCodec.write(bursts.recent(), BurstStateSerializer::write, out);
        ArrayCodec.write(bursts.written(), BurstStateSerializer::write, out);
        out.writeLong(bursts.version());
    }

    @Override
    protected BurstState read(int found, DataInputView in) throws IOException {
        return new BurstState(
                TextCodec.read(in),
                new TopicBursts.Snapshot(
                        readSettled(in),
                        ArrayCodec.readList(BurstStateSerializer::readReading, in),
                        ArrayCodec.readList(BurstStateSerializer::readWritten, in),
                        in.readLong()));
    }

    private static void writeSettled(@Nullable Burst burst, DataOutputView out) throws IOException {
        out.writeBoolean(burst != null);
        if (burst != null) {
            out.writeInt(burst.beganAt());
            out.writeInt(burst.window());
            out.writeInt(burst.peakAt());
            out.writeInt(burst.authors());
            out.writeDouble(burst.expected());
            out.writeDouble(burst.surprise());
            out.writeInt(burst.lastHigh());
            out.writeInt(burst.lastAnyHigh());
        }
    }

    private static @Nullable Burst readSettled(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Burst(
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readInt(),
                        in.readInt())
                : null;
    }

    private static void write(Reading reading, DataOutputView out) throws IOException {
        out.writeInt(reading.end());
        out.writeDouble(reading.level());
        out.writeInt(reading.beginning());
        ArrayCodec.write(reading.authors(), out);
        ArrayCodec.write(reading.expected(), out);
        ArrayCodec.write(reading.surprise(), out);
    }

    private static Reading readReading(DataInputView in) throws IOException {
        return new Reading(
                in.readInt(),
                in.readDouble(),
                in.readInt(),
                ArrayCodec.readInts(in),
                ArrayCodec.readDoubles(in),
                ArrayCodec.readDoubles(in));
    }

    private static void write(WrittenBurst burst, DataOutputView out) throws IOException {
        Integer endedAt = burst.endedAt();
        out.writeInt(burst.beganAt());
        out.writeInt(burst.window());
        out.writeInt(burst.peakAt());
        out.writeInt(endedAt == null ? NONE : endedAt);
        out.writeInt(burst.authors());
        out.writeDouble(burst.expected());
        out.writeDouble(burst.surprise());
        TextCodec.write(burst.details().display(), out);
        TextCodec.write(burst.details().exemplars(), out);
        TextCodec.write(burst.details().links(), out);
    }

    private static WrittenBurst readWritten(DataInputView in) throws IOException {
        return new WrittenBurst(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                endedAt(in.readInt()),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                new BurstDetails(TextCodec.read(in), List.of(TextCodec.readAll(in)), List.of(TextCodec.readAll(in))));
    }

    private static @Nullable Integer endedAt(int stored) {
        return stored == NONE ? null : (Integer) stored;
    }

    @Override
    public TypeSerializerSnapshot<BurstState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<BurstState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
