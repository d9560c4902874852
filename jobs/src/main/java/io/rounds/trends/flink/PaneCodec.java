package io.rounds.trends.flink;

import io.rounds.flink.ArrayCodec;
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
        ArrayCodec.write(pane.tweets(), out);
        ArrayCodec.write(pane.originals(), out);
        ArrayCodec.write(pane.authorEnds(), out);
        ArrayCodec.write(pane.authors(), out);
        write(pane.reposted(), out);
        write(pane.links(), out);
        write(pane.spellings(), out);
        ArrayCodec.write(pane.firstOriginals().ends(), out);
        ArrayCodec.write(pane.firstOriginals().ids(), out);
        ArrayCodec.write(pane.firstOriginals().millis(), out);
    }

    static Pane read(DataInputView in) throws IOException {
        return new Pane(
                TextCodec.readAll(in),
                TextCodec.readAll(in),
                ArrayCodec.readInts(in),
                ArrayCodec.readInts(in),
                ArrayCodec.readInts(in),
                ArrayCodec.readLongs(in),
                readCounts(in),
                readCounts(in),
                readCounts(in),
                new FirstOriginals(ArrayCodec.readInts(in), ArrayCodec.readInts(in), ArrayCodec.readLongs(in)));
    }

    private static void write(NameCounts counts, DataOutputView out) throws IOException {
        ArrayCodec.write(counts.ends(), out);
        ArrayCodec.write(counts.names(), out);
        ArrayCodec.write(counts.counts(), out);
    }

    private static NameCounts readCounts(DataInputView in) throws IOException {
        return new NameCounts(ArrayCodec.readInts(in), ArrayCodec.readInts(in), ArrayCodec.readInts(in));
    }
}
