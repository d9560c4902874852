package io.rounds.publications.flink;

import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.model.Publication;
import io.rounds.publications.PublicationState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes what is known of publications. */
public final class PublicationStateSerializer extends VersionedSerializer<PublicationState> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = 1;

    /** Stateless, so one instance serves all. */
    public static final PublicationStateSerializer INSTANCE = new PublicationStateSerializer();

    private PublicationStateSerializer() {
        super(VERSION);
    }

    @Override
    public PublicationState createInstance() {
        return PublicationState.NONE;
    }

    @Override
    protected void write(PublicationState state, DataOutputView out) throws IOException {
        out.writeLong(state.facts());
        Publication published = state.published();
        out.writeBoolean(published != null);
        if (published != null) {
            TextCodec.write(published.link(), out);
            TextCodec.write(published.doi(), out);
            TextCodec.write(published.title(), out);
            TextCodec.write(published.authors(), out);
            TextCodec.write(published.site(), out);
            write(published.publishedAt(), out);
            TextCodec.write(published.feed(), out);
            write(published.seenAt(), out);
        }
        write(state.firstSharedAt(), out);
        TextCodec.write(state.firstNetwork(), out);
        out.writeLong(state.shares());
    }

    private static void write(@Nullable Instant time, DataOutputView out) throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
        }
    }

    private static @Nullable Instant readTime(DataInputView in) throws IOException {
        return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
    }

    @Override
    protected PublicationState read(int found, DataInputView in) throws IOException {
        return new PublicationState(
                in.readLong(),
                in.readBoolean() ? readPublication(in) : null,
                readTime(in),
                TextCodec.readNullable(in),
                in.readLong());
    }

    private static Publication readPublication(DataInputView in) throws IOException {
        String link = TextCodec.read(in);
        @Nullable String doi = TextCodec.readNullable(in);
        String title = TextCodec.read(in);
        List<String> authors = TextCodec.readList(in);
        @Nullable String site = TextCodec.readNullable(in);
        @Nullable Instant publishedAt = readTime(in);
        String feed = TextCodec.read(in);
        Instant seenAt = readTime(in);
        return new Publication(
                link, doi, title, authors, site, publishedAt, feed, seenAt == null ? Instant.EPOCH : seenAt);
    }

    @Override
    public TypeSerializerSnapshot<PublicationState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PublicationState> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
