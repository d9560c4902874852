package io.rounds.flink;

import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Links in Flink's binary form, by their canonical address alone. */
public final class LinkCodec {
    private LinkCodec() {}

    /** Writes all of a link but the address as it was written. */
    public static void write(Link link, DataOutputView out) throws IOException {
        TextCodec.write(link.canonical(), out);
        TextCodec.write(link.domain(), out);
        TextCodec.write(link.publisher(), out);
        TextCodec.write(link.kind().name(), out);
        TextCodec.write(link.contentId(), out);
        TextCodec.write(link.doi(), out);
        TextCodec.write(link.pmid(), out);
        TextCodec.write(link.pmcid(), out);
        TextCodec.write(link.arxiv(), out);
    }

    /** Reads a link; its address as written is its canonical one. */
    public static Link read(DataInputView in) throws IOException {
        String canonical = TextCodec.read(in);
        return new Link(
                canonical,
                canonical,
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                LinkKind.valueOf(TextCodec.read(in)),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in),
                TextCodec.readNullable(in));
    }
}
