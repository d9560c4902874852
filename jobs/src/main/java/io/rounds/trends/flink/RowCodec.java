package io.rounds.trends.flink;

import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.trends.TopicRow;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Reads and writes the rows of lists. */
final class RowCodec {
    /** The version of the serializers that write rows since authors may be estimated. */
    static final int WITH_ESTIMATES = 2;

    private RowCodec() {}

    static void write(List<TopicRow> rows, DataOutputView out) throws IOException {
        ArrayCodec.write(rows, RowCodec::write, out);
    }

    /** @param found the version of the serializer that wrote them; all that write rows have the same */
    static List<TopicRow> readAll(int found, DataInputView in) throws IOException {
        return ArrayCodec.readList(row -> read(found, row), in);
    }

    static void write(TopicRow row, DataOutputView out) throws IOException {
        TextCodec.write(row.topic(), out);
        TextCodec.write(row.display(), out);
        out.writeInt(row.tweets());
        out.writeInt(row.originals());
        out.writeInt(row.authors());
        out.writeBoolean(row.authorsEstimated());
        out.writeDouble(row.expected());
        out.writeDouble(row.surprise());
        TextCodec.write(row.exemplars(), out);
        TextCodec.write(row.links(), out);
    }

    static TopicRow read(int found, DataInputView in) throws IOException {
        return new TopicRow(
                TextCodec.read(in),
                TextCodec.read(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                found >= WITH_ESTIMATES && in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                List.of(TextCodec.readAll(in)),
                List.of(TextCodec.readAll(in)));
    }
}
