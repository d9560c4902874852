package io.rounds.ingest.follow.flink;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Splits in checkpoints. Version 1: network, whether there is a position, the position, what is known; texts as UTF-8. */
final class FollowSplitSerializer implements SimpleVersionedSerializer<FollowSplit> {
    static final FollowSplitSerializer INSTANCE = new FollowSplitSerializer();
    private static final int VERSION = 1;
    private static final int SIZE = 256;

    private FollowSplitSerializer() {}

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(FollowSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(SIZE + split.known().length);
        out.writeUTF(split.network());
        String position = split.position();
        out.writeBoolean(position != null);
        if (position != null) {
            out.writeUTF(position);
        }
        out.writeInt(split.known().length);
        out.write(split.known());
        return out.getCopyOfBuffer();
    }

    @Override
    public FollowSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("A checkpoint of a newer Rounds: its position has version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        String network = in.readUTF();
        @Nullable String position = in.readBoolean() ? in.readUTF() : null;
        byte[] known = new byte[in.readInt()];
        in.readFully(known);
        return new FollowSplit(network, position, known);
    }
}
