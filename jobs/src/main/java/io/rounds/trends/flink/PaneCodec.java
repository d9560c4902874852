package io.rounds.trends.flink;

import io.rounds.flink.TextCodec;
import io.rounds.trends.FirstOriginals;
import io.rounds.trends.NameCounts;
import io.rounds.trends.Pane;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Reads and writes panes: the columns, one after the other. */
final class PaneCodec {
    private PaneCodec() {}

    static void write(Pane pane, DataOutputView out) throws IOException {
        TextCodec.write(pane.names(), out);
        TextCodec.write(pane.topics(), out);
        write(pane.tweets(), out);
        write(pane.originals(), out);
        write(pane.authorEnds(), out);
        write(pane.authors(), out);
        write(pane.reposted(), out);
        write(pane.links(), out);
        write(pane.spellings(), out);
        write(pane.firstOriginals().ends(), out);
        write(pane.firstOriginals().ids(), out);
        write(pane.firstOriginals().millis(), out);
    }

    static Pane read(DataInputView in) throws IOException {
        return new Pane(
                TextCodec.readAll(in),
                TextCodec.readAll(in),
                readInts(in),
                readInts(in),
                readInts(in),
                readLongs(in),
                readCounts(in),
                readCounts(in),
                readCounts(in),
                new FirstOriginals(readInts(in), readInts(in), readLongs(in)));
    }

    static void write(int[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static int[] readInts(DataInputView in) throws IOException {
        int[] values = new int[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }

    static void write(double[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readDoubles(DataInputView in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void write(long[] values, DataOutputView out) throws IOException {
        out.writeInt(values.length);
        for (long value : values) {
            out.writeLong(value);
        }
    }

    private static long[] readLongs(DataInputView in) throws IOException {
        long[] values = new long[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readLong();
        }
        return values;
    }

    private static void write(NameCounts counts, DataOutputView out) throws IOException {
        write(counts.ends(), out);
        write(counts.names(), out);
        write(counts.counts(), out);
    }

    private static NameCounts readCounts(DataInputView in) throws IOException {
        return new NameCounts(readInts(in), readInts(in), readInts(in));
    }
}
