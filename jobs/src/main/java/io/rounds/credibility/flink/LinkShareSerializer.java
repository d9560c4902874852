package io.rounds.credibility.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes shares on their way to their link. */
public final class LinkShareSerializer extends VersionedSerializer<LinkShare> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** Stateless, so one instance serves all. */
    public static final LinkShareSerializer INSTANCE = new LinkShareSerializer();

    private LinkShareSerializer() {
        super(VERSION);
    }

    @Override
    public LinkShare createInstance() {
        return new LinkShare(0, "", 0);
    }

    @Override
    protected void write(LinkShare share, DataOutputView out) throws IOException {
        out.writeLong(share.link());
        TextCodec.write(share.account(), out);
        out.writeLong(share.millis());
    }

    @Override
    protected LinkShare read(int found, DataInputView in) throws IOException {
        return new LinkShare(in.readLong(), TextCodec.read(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<LinkShare> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LinkShare> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
