package io.rounds.links.flink;

import io.rounds.flink.LinkCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.links.ShareChange;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes changes of shares. */
public final class ShareChangeSerializer extends VersionedSerializer<ShareChange> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;
    private static final Link NO_LINK = new Link("", "", null, null, LinkKind.PAGE, null, null, null, null, null);

    /** Stateless, so one instance serves all. */
    public static final ShareChangeSerializer INSTANCE = new ShareChangeSerializer();

    private ShareChangeSerializer() {
        super(VERSION);
    }

    @Override
    public ShareChange createInstance() {
        return new ShareChange(NO_LINK, "", Instant.EPOCH, "", "", false, List.of(), List.of(), null, 0, 0);
    }

    @Override
    protected void write(ShareChange change, DataOutputView out) throws IOException {
        LinkCodec.write(change.link(), out);
        TextCodec.write(change.tweet(), out);
        LinksCodec.write(change.at(), out);
        TextCodec.write(change.author(), out);
        TextCodec.write(change.handle(), out);
        out.writeBoolean(change.repost());
        TextCodec.write(change.hashtags(), out);
        TextCodec.write(change.communities(), out);
        LinksCodec.write(change.rating(), out);
        out.writeByte(change.shares());
        out.writeByte(change.steps());
    }

    @Override
    protected ShareChange read(int found, DataInputView in) throws IOException {
        return new ShareChange(
                LinkCodec.read(in),
                TextCodec.read(in),
                LinksCodec.readInstant(in),
                TextCodec.read(in),
                TextCodec.read(in),
                in.readBoolean(),
                TextCodec.readList(in),
                TextCodec.readList(in),
                LinksCodec.readRating(in),
                in.readByte(),
                in.readByte());
    }

    @Override
    public TypeSerializerSnapshot<ShareChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ShareChange> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
