package io.rounds.flink;

import io.rounds.model.Document;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes documents on their way to the sink. */
public final class DocumentSerializer extends VersionedSerializer<Document> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** Stateless, so one instance serves all. */
    public static final DocumentSerializer INSTANCE = new DocumentSerializer();

    /** The type of a stream of documents. */
    public static final TypeInformation<Document> TYPE = new SerializerTypeInfo<>(Document.class, INSTANCE);

    private DocumentSerializer() {
        super(VERSION);
    }

    @Override
    public Document createInstance() {
        return new Document("", "", 1, null, null);
    }

    @Override
    protected void write(Document document, DataOutputView out) throws IOException {
        TextCodec.write(document.index(), out);
        TextCodec.write(document.id(), out);
        out.writeLong(document.version());
        Instant at = document.at();
        out.writeBoolean(at != null);
        if (at != null) {
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
        }
        TextCodec.write(document.json(), out);
    }

    @Override
    protected Document read(int found, DataInputView in) throws IOException {
        return new Document(
                TextCodec.read(in),
                TextCodec.read(in),
                in.readLong(),
                in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null,
                TextCodec.readNullable(in));
    }

    @Override
    public TypeSerializerSnapshot<Document> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Document> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
