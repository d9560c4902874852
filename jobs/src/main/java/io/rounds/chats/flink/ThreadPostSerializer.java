package io.rounds.chats.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes posts with their thread. */
public final class ThreadPostSerializer extends VersionedSerializer<ThreadPost> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    public static final ThreadPostSerializer INSTANCE = new ThreadPostSerializer();

    private ThreadPostSerializer() {
        super(VERSION);
    }

    @Override
    public ThreadPost createInstance() {
        return new ThreadPost("", List.of(), ChatPostCodec.NONE);
    }

    @Override
    protected void write(ThreadPost value, DataOutputView out) throws IOException {
        TextCodec.write(value.thread(), out);
        TextCodec.write(value.questionTags(), out);
        ChatPostCodec.write(value.post(), out);
    }

    @Override
    protected ThreadPost read(int found, DataInputView in) throws IOException {
        return new ThreadPost(TextCodec.read(in), TextCodec.readList(in), ChatPostCodec.read(in));
    }

    @Override
    public TypeSerializerSnapshot<ThreadPost> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ThreadPost> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
