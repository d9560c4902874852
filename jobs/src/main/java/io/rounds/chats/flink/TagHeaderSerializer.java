package io.rounds.chats.flink;

import io.rounds.chats.sessions.Baseline;
import io.rounds.chats.sessions.TagState;
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

/** Writes what is known of a tag. */
public final class TagHeaderSerializer extends ImmutableSerializer<TagState> {
    private static final long serialVersionUID = 1;

    /** The only one. */
    public static final TagHeaderSerializer INSTANCE = new TagHeaderSerializer();

    @Override
    public TagState createInstance() {
        return TagState.none(1);
    }

    @Override
    public void serialize(TagState watch, DataOutputView out) throws IOException {
        out.writeLong(watch.firstMillis());
        out.writeLong(watch.lastMillis());
        out.writeLong(watch.afterMillis());
        out.writeLong(watch.version());
        write(watch.usual(), out);
        out.writeInt(watch.past().size());
        for (TimeRange span : watch.past()) {
            out.writeLong(span.startMillis());
            out.writeLong(span.endMillis());
        }
        ChatPostCodec.write(watch.posts(), out);
        ChatPostCodec.write(watch.threads(), out);
        out.writeInt(watch.spellings().size());
        for (Map.Entry<String, Integer> spelling : watch.spellings().entrySet()) {
            TextCodec.write(spelling.getKey(), out);
            out.writeInt(spelling.getValue());
        }
        out.writeInt(watch.written().size());
        for (TagState.Written written : watch.written()) {
            TextCodec.write(written.id(), out);
            out.writeLong(written.state());
        }
        out.writeLong(watch.lookMillis());
    }

    private static void write(Baseline usual, DataOutputView out) throws IOException {
        out.writeLong(usual.windowMillis());
        out.writeLong(usual.settledMillis());
        write(usual.hours(), out);
        write(usual.sums(), out);
        out.writeInt(usual.recent().size());
        for (Baseline.Window window : usual.recent()) {
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
    public TagState deserialize(DataInputView in) throws IOException {
        return new TagState(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readUsual(in),
                readSpans(in),
                ChatPostCodec.readPosts(in),
                ChatPostCodec.readPosts(in),
                readSpellings(in),
                readWritten(in),
                in.readLong());
    }

    private static Baseline readUsual(DataInputView in) throws IOException {
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

    private static List<TimeRange> readSpans(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TimeRange> spans = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            spans.add(new TimeRange(in.readLong(), in.readLong()));
        }
        return spans;
    }

    private static Map<String, Integer> readSpellings(DataInputView in) throws IOException {
        int size = in.readInt();
        Map<String, Integer> spellings = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            spellings.put(TextCodec.read(in), in.readInt());
        }
        return spellings;
    }

    private static List<TagState.Written> readWritten(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TagState.Written> written = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            written.add(new TagState.Written(TextCodec.read(in), in.readLong()));
        }
        return written;
    }

    @Override
    public TypeSerializerSnapshot<TagState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TagState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
