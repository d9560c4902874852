package io.rounds.ingest.replay.flink;

import io.rounds.model.Parsed;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes results as bytes and reads them again, as Flink does between its tasks. For one thread. */
final class ParsedCodec {
    private final TypeSerializer<Parsed> serializer =
            TypeInformation.of(Parsed.class).createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(4 * 1024);
    private final DataInputDeserializer in = new DataInputDeserializer();

    byte[] write(Parsed parsed) throws IOException {
        out.clear();
        serializer.serialize(parsed, out);
        return out.getCopyOfBuffer();
    }

    Parsed read(byte[] bytes) throws IOException {
        in.setBuffer(bytes);
        return serializer.deserialize(in);
    }
}
