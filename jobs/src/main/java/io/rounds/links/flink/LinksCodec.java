package io.rounds.links.flink;

import io.rounds.flink.TextCodec;
import io.rounds.links.LongCounts;
import io.rounds.model.Rating;
import io.rounds.model.SourceRating;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Binary forms of the types that the serializers of links have in common. */
final class LinksCodec {
    private LinksCodec() {}

    static void write(@Nullable String text, DataOutputView out) throws IOException {
        TextCodec.write(text, out);
    }

    static String readString(DataInputView in) throws IOException {
        return TextCodec.read(in);
    }

    static @Nullable String readNullable(DataInputView in) throws IOException {
        return TextCodec.readNullable(in);
    }

    static void write(List<String> texts, DataOutputView out) throws IOException {
        TextCodec.write(texts, out);
    }

    static List<String> readStrings(DataInputView in) throws IOException {
        return TextCodec.readList(in);
    }

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
            write(rating.source(), out);
            out.writeLong(rating.fromDay());
            write(rating.rating().name(), out);
            out.writeDouble(score == null ? Double.NaN : score);
        }
    }

    static @Nullable SourceRating readRating(DataInputView in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        String source = readString(in);
        long fromDay = in.readLong();
        Rating rating = Rating.valueOf(readString(in));
        double score = in.readDouble();
        return new SourceRating(source, fromDay, rating, Double.isNaN(score) ? null : (Double) score);
    }

    static void write(LongCounts counts, DataOutputView out) throws IOException {
        out.writeInt(counts.keys().length);
        for (long key : counts.keys()) {
            out.writeLong(key);
        }
        for (int count : counts.counts()) {
            out.writeInt(count);
        }
    }

    static LongCounts readCounts(DataInputView in) throws IOException {
        long[] keys = new long[in.readInt()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.readLong();
        }
        int[] counts = new int[keys.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
        }
        return new LongCounts(keys, counts);
    }
}
