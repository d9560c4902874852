package io.rounds.chats.flink;

import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.EmittedDocument;
import io.rounds.chats.sessions.TagHeader;
import io.rounds.chats.sessions.TimeRange;
import io.rounds.flink.ImmutableSerializer;
import io.rounds.flink.TextCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes what is known of a tag, without its posts. */
public final class TagHeaderSerializer extends ImmutableSerializer<TagHeader> {
    private static final long serialVersionUID = 1;

    public static final TagHeaderSerializer INSTANCE = new TagHeaderSerializer();

    @Override
    public TagHeader createInstance() {
        return TagHeader.none(1);
    }

    @Override
    public void serialize(TagHeader header, DataOutputView out) throws IOException {
        out.writeLong(header.firstMillis());
        out.writeLong(header.lastMillis());
        out.writeLong(header.chatsAfterMillis());
        write(header.baseline(), out);
        out.writeInt(header.pastChats().size());
        for (TimeRange chat : header.pastChats()) {
            out.writeLong(chat.startMillis());
            out.writeLong(chat.endMillis());
        }
        out.writeInt(header.spellings().size());
        for (Map.Entry<String, Integer> spelling : header.spellings().entrySet()) {
            TextCodec.write(spelling.getKey(), out);
            out.writeInt(spelling.getValue());
        }
        out.writeInt(header.emitted().size());
        for (EmittedDocument document : header.emitted()) {
            TextCodec.write(document.id(), out);
            out.writeLong(document.fingerprint());
        }
        out.writeLong(header.version());
        out.writeLong(header.nextCheckMillis());
    }

    private static void write(Baseline baseline, DataOutputView out) throws IOException {
        out.writeLong(baseline.windowMillis());
        out.writeLong(baseline.settledMillis());
        write(baseline.hours(), out);
        write(baseline.sums(), out);
        out.writeInt(baseline.recent().size());
        for (Baseline.Window window : baseline.recent()) {
            out.writeLong(window.index());
            out.writeInt(window.authors().length);
            for (long author : window.authors()) {
                out.writeLong(author);
            }
        }
    }

    private static void write(int[] numbers, DataOutputView out) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    @Override
    public TagHeader deserialize(DataInputView in) throws IOException {
        return new TagHeader(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readBaseline(in),
                readTimeRanges(in),
                readSpellings(in),
                readEmitted(in),
                in.readLong(),
                in.readLong());
    }

    private static Baseline readBaseline(DataInputView in) throws IOException {
        return new Baseline(in.readLong(), in.readLong(), readNumbers(in), readNumbers(in), readWindows(in));
    }

    private static int[] readNumbers(DataInputView in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private static List<Baseline.Window> readWindows(DataInputView in) throws IOException {
        int size = in.readInt();
        List<Baseline.Window> windows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long index = in.readLong();
            long[] authors = new long[in.readInt()];
            for (int j = 0; j < authors.length; j++) {
                authors[j] = in.readLong();
            }
            windows.add(new Baseline.Window(index, authors));
        }
        return windows;
    }

    private static List<TimeRange> readTimeRanges(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TimeRange> ranges = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            ranges.add(new TimeRange(in.readLong(), in.readLong()));
        }
        return ranges;
    }

    private static Map<String, Integer> readSpellings(DataInputView in) throws IOException {
        int size = in.readInt();
        Map<String, Integer> spellings = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            spellings.put(TextCodec.read(in), in.readInt());
        }
        return spellings;
    }

    private static List<EmittedDocument> readEmitted(DataInputView in) throws IOException {
        int size = in.readInt();
        List<EmittedDocument> documents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            documents.add(new EmittedDocument(TextCodec.read(in), in.readLong()));
        }
        return documents;
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
