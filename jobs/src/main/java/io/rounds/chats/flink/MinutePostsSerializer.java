package io.rounds.chats.flink;

import io.rounds.chats.sessions.MinutePosts;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes the posts of one minute. */
public final class MinutePostsSerializer extends VersionedSerializer<MinutePosts> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    public static final MinutePostsSerializer INSTANCE = new MinutePostsSerializer();

    private MinutePostsSerializer() {
        super(VERSION);
    }

    @Override
    public MinutePosts createInstance() {
        return MinutePosts.NONE;
    }

    @Override
    protected void write(MinutePosts minute, DataOutputView out) throws IOException {
        ChatPostCodec.write(minute.posts(), out);
        ChatPostCodec.write(minute.threads(), out);
    }

    @Override
    protected MinutePosts read(int found, DataInputView in) throws IOException {
        return new MinutePosts(ChatPostCodec.readPosts(in), ChatPostCodec.readPosts(in));
    }

    @Override
    public TypeSerializerSnapshot<MinutePosts> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<MinutePosts> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
