package io.rounds.chats.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes posts with their tag. */
public final class TaggedPostSerializer extends VersionedSerializer<TaggedPost> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    public static final TaggedPostSerializer INSTANCE = new TaggedPostSerializer();

    private TaggedPostSerializer() {
        super(VERSION);
    }

    @Override
    public TaggedPost createInstance() {
        return new TaggedPost("", "", ChatPostCodec.NONE);
    }

    @Override
    protected void write(TaggedPost value, DataOutputView out) throws IOException {
        TextCodec.write(value.tag(), out);
        TextCodec.write(value.spelling(), out);
        ChatPostCodec.write(value.post(), out);
    }

    @Override
    protected TaggedPost read(int found, DataInputView in) throws IOException {
        return new TaggedPost(TextCodec.read(in), TextCodec.read(in), ChatPostCodec.read(in));
    }

    @Override
    public TypeSerializerSnapshot<TaggedPost> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TaggedPost> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
