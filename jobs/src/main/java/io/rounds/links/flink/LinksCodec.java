package io.rounds.links.flink;

import io.rounds.flink.ArrayCodec;
import io.rounds.flink.TextCodec;
import io.rounds.links.LongCounts;
import io.rounds.model.Rating;
import io.rounds.model.SourceRating;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Binary forms of the types that the serializers of links have in common. */
final class LinksCodec {
    private LinksCodec() {}

    static void write(Instant time, DataOutputView out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    static Instant readInstant(DataInputView in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    static void write(@Nullable SourceRating rating, DataOutputView out) throws IOException {
        out.writeBoolean(rating != null);
        if (rating != null) {
            Double score = rating.score();
            TextCodec.write(rating.source(), out);
            out.writeLong(rating.fromDay());
            TextCodec.write(rating.rating().name(), out);
            out.writeDouble(score == null ? Double.NaN : score);
        }
    }

    static @Nullable SourceRating readRating(DataInputView in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String source = TextCodec.read(in);
        long fromDay = in.readLong();
        Rating rating = Rating.valueOf(TextCodec.read(in));
        double score = in.readDouble();
        return new SourceRating(source, fromDay, rating, Double.isNaN(score) ? null : (Double) score);
    }

    static void write(LongCounts counts, DataOutputView out) throws IOException {
        ArrayCodec.write(counts.keys(), out);
        ArrayCodec.write(counts.counts(), out);
    }

    static LongCounts readCounts(DataInputView in) throws IOException {
        return new LongCounts(ArrayCodec.readLongs(in), ArrayCodec.readInts(in));
    }
}
