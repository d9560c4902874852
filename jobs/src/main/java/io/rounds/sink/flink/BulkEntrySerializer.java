package io.rounds.sink.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.sink.BulkEntry;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.jspecify.annotations.Nullable;

/** Serializes documents that wait for Elasticsearch into checkpoints. */
final class BulkEntrySerializer extends AsyncSinkWriterStateSerializer<BulkEntry> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    protected void serializeRequestToStream(BulkEntry entry, DataOutputStream out) throws IOException {
        writeBytes(entry.index().getBytes(UTF_8), out);
        writeBytes(entry.id().getBytes(UTF_8), out);
        out.writeLong(entry.version());
        Instant at = entry.at();
        out.writeBoolean(at != null);
        if (at != null) {
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        }
        byte[] json = entry.json();
        out.writeBoolean(json != null);
        if (json != null) {
            writeBytes(json, out);
        }
    }

    @Override
    protected BulkEntry deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
        String index = new String(readBytes(in), UTF_8);
        String id = new String(readBytes(in), UTF_8);
        long version = in.readLong();
        @Nullable Instant at = in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
        byte @Nullable [] json = in.readBoolean() ? readBytes(in) : null;
        return new BulkEntry(index, id, version, at, json);
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
