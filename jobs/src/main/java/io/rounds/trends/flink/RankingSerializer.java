package io.rounds.trends.flink;

import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.flink.VersionedSerializer;
import io.rounds.trends.LinkCredibility;
import io.rounds.trends.RankedTopic;
import io.rounds.trends.Ranking;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Writes rankings. */
final class RankingSerializer extends VersionedSerializer<Ranking> {
    private static final long serialVersionUID = 1;
    private static final int VERSION = RowCodec.WITH_ESTIMATES;

    /** The shared instance. */
    static final RankingSerializer INSTANCE = new RankingSerializer();

    private RankingSerializer() {
        super(VERSION);
    }

    @Override
    public Ranking createInstance() {
        return new Ranking("", "", 0, 0, List.of(), List.of());
    }

    @Override
    protected void write(Ranking ranking, DataOutputView out) throws IOException {
        TextCodec.write(ranking.community(), out);
        TextCodec.write(ranking.window(), out);
        out.writeInt(ranking.end());
        out.writeLong(ranking.uses());
        ArrayCodec.write(ranking.hashtags(), RankingSerializer::write, out);
        ArrayCodec.write(ranking.links(), RankingSerializer::write, out);
    }

    @Override
    protected Ranking read(int found, DataInputView in) throws IOException {
        return new Ranking(
                TextCodec.read(in),
                TextCodec.read(in),
                in.readInt(),
                in.readLong(),
                ArrayCodec.readList(topic -> readTopic(found, topic), in),
                ArrayCodec.readList(topic -> readTopic(found, topic), in));
    }

    private static void write(RankedTopic topic, DataOutputView out) throws IOException {
        RowCodec.write(topic.row(), out);
        RankedListSerializer.writeRank(topic.live(), out);
        RankedListSerializer.writeRank(topic.unusual(), out);
        LinkCredibility credibility = topic.credibility();
        out.writeBoolean(credibility != null);
        if (credibility != null) {
            Double mean = credibility.mean();
            out.writeDouble(mean == null ? Double.NaN : mean);
            out.writeInt(credibility.unrated());
        }
    }

    private static RankedTopic readTopic(int found, DataInputView in) throws IOException {
        return new RankedTopic(
                RowCodec.read(found, in),
                RankedListSerializer.readRank(in),
                RankedListSerializer.readRank(in),
                in.readBoolean() ? readCredibility(in) : null);
    }

    private static LinkCredibility readCredibility(DataInputView in) throws IOException {
        double mean = in.readDouble();
        @Nullable Double known = Double.isNaN(mean) ? null : Double.valueOf(mean);
        return new LinkCredibility(known, in.readInt());
    }

    @Override
    public TypeSerializerSnapshot<Ranking> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into checkpoints beside the state. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Ranking> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
