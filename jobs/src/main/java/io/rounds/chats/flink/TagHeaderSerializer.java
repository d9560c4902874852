package io.rounds.chats.flink;

import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.EmittedDocument;
import io.rounds.chats.sessions.TagHeader;
import io.rounds.chats.sessions.TimeRange;
import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes what is known of a tag, without its posts. */
public final class TagHeaderSerializer extends VersionedSerializer<TagHeader> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    public static final TagHeaderSerializer INSTANCE = new TagHeaderSerializer();

    private TagHeaderSerializer() {
        super(VERSION);
    }

    @Override
    public TagHeader createInstance() {
        return TagHeader.none(1);
    }

    @Override
    protected void write(TagHeader header, DataOutputView out) throws IOException {
        out.writeLong(header.firstMillis());
        out.writeLong(header.lastMillis());
        out.writeLong(header.chatsAfterMillis());
        write(header.baseline(), out);
        ArrayCodec.write(header.pastChats(), TagHeaderSerializer::write, out);
        out.writeInt(header.spellings().size());
        for (Map.Entry<String, Integer> spelling : header.spellings().entrySet()) {
            TextCodec.write(spelling.getKey(), out);
            out.writeInt(spelling.getValue());
        }
        ArrayCodec.write(header.emitted(), TagHeaderSerializer::write, out);
        out.writeLong(header.version());
        out.writeLong(header.nextCheckMillis());
    }

    private static void write(Baseline baseline, DataOutputView out) throws IOException {
        out.writeLong(baseline.windowMillis());
        out.writeLong(baseline.settledMillis());
        ArrayCodec.write(baseline.hours(), out);
        ArrayCodec.write(baseline.sums(), out);
        ArrayCodec.write(baseline.recent(), TagHeaderSerializer::write, out);
    }

    private static void write(Baseline.Window window, DataOutputView out) throws IOException {
        out.writeLong(window.index());
        ArrayCodec.write(window.authors(), out);
    }

    private static void write(TimeRange range, DataOutputView out) throws IOException {
        out.writeLong(range.startMillis());
        out.writeLong(range.endMillis());
    }

    private static void write(EmittedDocument document, DataOutputView out) throws IOException {
        TextCodec.write(document.id(), out);
        out.writeLong(document.fingerprint());
    }

    @Override
    protected TagHeader read(int found, DataInputView in) throws IOException {
        return new TagHeader(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readBaseline(in),
                ArrayCodec.readList(TagHeaderSerializer::readTimeRange, in),
                readSpellings(in),
                ArrayCodec.readList(TagHeaderSerializer::readEmitted, in),
                in.readLong(),
                in.readLong());
    }

    private static Baseline readBaseline(DataInputView in) throws IOException {
        return new Baseline(in.readLong(), in.readLong(), ArrayCodec.readInts(in), ArrayCodec.readInts(in), ArrayCodec.readList(TagHeaderSerializer::readWindow, in));
    }

    private static Baseline.Window readWindow(DataInputView in) throws IOException {
        return new Baseline.Window(in.readLong(), ArrayCodec.readLongs(in));
    }

    private static TimeRange readTimeRange(DataInputView in) throws IOException {
        return new TimeRange(in.readLong(), in.readLong());
    }

    private static Map<String, Integer> readSpellings(DataInputView in) throws IOException {
        int size = in.readInt();
        Map<String, Integer> spellings = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            spellings.put(TextCodec.read(in), in.readInt());
        }
        return spellings;
    }

    private static EmittedDocument readEmitted(DataInputView in) throws IOException {
        return new EmittedDocument(TextCodec.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<TagHeader> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TagHeader> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
