package io.rounds.chats.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes the state of a thread. */
public final class ThreadStateSerializer extends VersionedSerializer<ThreadState> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    public static final ThreadStateSerializer INSTANCE = new ThreadStateSerializer();

    private ThreadStateSerializer() {
        super(VERSION);
    }

    @Override
    public ThreadState createInstance() {
        return new ThreadState(List.of(), List.of(), 0);
    }

    @Override
    protected void write(ThreadState value, DataOutputView out) throws IOException {
        TextCodec.write(value.tags(), out);
        ChatPostCodec.write(value.waiting(), out);
        out.writeLong(value.expiryMillis());
    }

    @Override
    protected ThreadState read(int found, DataInputView in) throws IOException {
        return new ThreadState(TextCodec.readList(in), ChatPostCodec.readPosts(in), in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<ThreadState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Stored in checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ThreadState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
