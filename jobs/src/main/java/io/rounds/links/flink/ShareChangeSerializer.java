package io.rounds.links.flink;

import io.rounds.flink.ImmutableSerializer;
import io.rounds.flink.LinkCodec;
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
public final class ShareChangeSerializer extends ImmutableSerializer<ShareChange> {
    private static final long serialVersionUID = 1;
    private static final Link NO_LINK = new Link("", "", null, null, LinkKind.PAGE, null, null, null, null, null);

    /** Stateless, so one instance serves all. */
    public static final ShareChangeSerializer INSTANCE = new ShareChangeSerializer();

    @Override
    public ShareChange createInstance() {
        return new ShareChange(NO_LINK, "", Instant.EPOCH, "", "", false, List.of(), List.of(), null, 0, 0);
    }

    @Override
    public void serialize(ShareChange change, DataOutputView out) throws IOException {
        LinkCodec.write(change.link(), out);
        LinksCodec.write(change.tweet(), out);
        LinksCodec.write(change.at(), out);
        LinksCodec.write(change.author(), out);
        LinksCodec.write(change.handle(), out);
        out.writeBoolean(change.repost());
        LinksCodec.write(change.hashtags(), out);
        LinksCodec.write(change.communities(), out);
        LinksCodec.write(change.rating(), out);
        out.writeByte(change.shares());
        out.writeByte(change.steps());
    }

    @Override
    public ShareChange deserialize(DataInputView in) throws IOException {
        return new ShareChange(
                LinkCodec.read(in),
                LinksCodec.readString(in),
                LinksCodec.readInstant(in),
                LinksCodec.readString(in),
                LinksCodec.readString(in),
                in.readBoolean(),
                LinksCodec.readStrings(in),
                LinksCodec.readStrings(in),
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
