package io.rounds.ingest.follow.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The splits that no reader has. Version 1: how many; of each, its version, its length, its bytes. */
final class FollowSplitsSerializer implements SimpleVersionedSerializer<Collection<FollowSplit>> {
    static final FollowSplitsSerializer INSTANCE = new FollowSplitsSerializer();
    private static final int VERSION = 1;
    private static final int SIZE = 256;

    private FollowSplitsSerializer() {}

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Collection<FollowSplit> splits) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(SIZE);
        out.writeInt(splits.size());
        for (FollowSplit split : splits) {
            byte[] bytes = FollowSplitSerializer.INSTANCE.serialize(split);
            out.writeInt(FollowSplitSerializer.INSTANCE.getVersion());
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public Collection<FollowSplit> deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("A checkpoint of a newer Rounds: its list of networks has version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int count = in.readInt();
        List<FollowSplit> splits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int of = in.readInt();
            byte[] split = new byte[in.readInt()];
            in.readFully(split);
            splits.add(FollowSplitSerializer.INSTANCE.deserialize(of, split));
        }
        return splits;
    }
}
