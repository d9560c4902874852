package io.rounds.chats.flink;

import io.rounds.chats.Span;
import io.rounds.chats.TagWatch;
import io.rounds.chats.Usual;
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
public final class TagWatchSerializer extends ImmutableSerializer<TagWatch> {
    private static final long serialVersionUID = 1;

    /** The only one. */
    public static final TagWatchSerializer INSTANCE = new TagWatchSerializer();

    @Override
    public TagWatch createInstance() {
        return TagWatch.none(1);
    }

    @Override
    public void serialize(TagWatch watch, DataOutputView out) throws IOException {
        out.writeLong(watch.firstMillis());
        out.writeLong(watch.lastMillis());
        out.writeLong(watch.afterMillis());
        out.writeLong(watch.version());
        write(watch.usual(), out);
        out.writeInt(watch.past().size());
        for (Span span : watch.past()) {
            out.writeLong(span.startMillis());
            out.writeLong(span.endMillis());
        }
        ChatCodec.write(watch.posts(), out);
        ChatCodec.write(watch.threads(), out);
        out.writeInt(watch.spellings().size());
        for (Map.Entry<String, Integer> spelling : watch.spellings().entrySet()) {
            TextCodec.write(spelling.getKey(), out);
            out.writeInt(spelling.getValue());
        }
        out.writeInt(watch.written().size());
        for (TagWatch.Written written : watch.written()) {
            TextCodec.write(written.id(), out);
            out.writeLong(written.state());
        }
        out.writeLong(watch.lookMillis());
    }

    private static void write(Usual usual, DataOutputView out) throws IOException {
        out.writeLong(usual.windowMillis());
        out.writeLong(usual.settledMillis());
        write(usual.hours(), out);
        write(usual.sums(), out);
        out.writeInt(usual.recent().size());
        for (Usual.Window window : usual.recent()) {
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
    public TagWatch deserialize(DataInputView in) throws IOException {
        return new TagWatch(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readUsual(in),
                readSpans(in),
                ChatCodec.readPosts(in),
                ChatCodec.readPosts(in),
                readSpellings(in),
                readWritten(in),
                in.readLong());
    }

    private static Usual readUsual(DataInputView in) throws IOException {
        return new Usual(in.readLong(), in.readLong(), readNumbers(in), readNumbers(in), readWindows(in));
    }

    private static int[] readNumbers(DataInputView in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    private static List<Usual.Window> readWindows(DataInputView in) throws IOException {
        int size = in.readInt();
        List<Usual.Window> windows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long index = in.readLong();
            long[] authors = new long[in.readInt()];
            for (int j = 0; j < authors.length; j++) {
                authors[j] = in.readLong();
            }
            windows.add(new Usual.Window(index, authors));
        }
        return windows;
    }

    private static List<Span> readSpans(DataInputView in) throws IOException {
        int size = in.readInt();
        List<Span> spans = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            spans.add(new Span(in.readLong(), in.readLong()));
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

    private static List<TagWatch.Written> readWritten(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TagWatch.Written> written = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            written.add(new TagWatch.Written(TextCodec.read(in), in.readLong()));
        }
        return written;
    }

    @Override
    public TypeSerializerSnapshot<TagWatch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TagWatch> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
