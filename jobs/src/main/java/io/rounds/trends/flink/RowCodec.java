package io.rounds.trends.flink;

import io.rounds.trends.TopicRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Rows of lists in Flink's binary form. */
final class RowCodec {
    private RowCodec() {}

    static void write(List<TopicRow> rows, DataOutputView out) throws IOException {
        out.writeInt(rows.size());
        for (TopicRow row : rows) {
            write(row, out);
        }
    }

    static List<TopicRow> readAll(DataInputView in) throws IOException {
        int size = in.readInt();
        List<TopicRow> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            rows.add(read(in));
        }
        return rows;
    }

    static void write(TopicRow row, DataOutputView out) throws IOException {
        StringValue.writeString(row.topic(), out);
        StringValue.writeString(row.display(), out);
        out.writeInt(row.tweets());
        out.writeInt(row.originals());
        out.writeInt(row.authors());
        out.writeDouble(row.expected());
        out.writeDouble(row.surprise());
        writeNames(row.exemplars(), out);
        writeNames(row.links(), out);
    }

    static TopicRow read(DataInputView in) throws IOException {
        return new TopicRow(
                StringValue.readString(in),
                StringValue.readString(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                readNames(in),
                readNames(in));
    }

    private static void writeNames(List<String> names, DataOutputView out) throws IOException {
        out.writeByte(names.size());
        for (String name : names) {
            StringValue.writeString(name, out);
        }
    }

    private static List<String> readNames(DataInputView in) throws IOException {
        String[] names = new String[in.readUnsignedByte()];
        for (int i = 0; i < names.length; i++) {
            names[i] = StringValue.readString(in);
        }
        return List.of(names);
    }
}
