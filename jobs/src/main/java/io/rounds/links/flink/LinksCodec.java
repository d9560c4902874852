package io.rounds.links.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.links.LongCounts;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Rating;
import io.rounds.model.SourceRating;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The pieces of shares and stories in Flink's binary form. */
final class LinksCodec {
    private LinksCodec() {}

    /** Length and UTF-8: several times as fast as Flink's own way, which goes character by character. */
    static void write(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeSize(0, out);
        } else {
            byte[] bytes = text.getBytes(UTF_8);
            writeSize(bytes.length + 1, out);
            out.write(bytes);
        }
    }

    /** A number that is small nearly always, 7 bits in each byte, the lowest first. */
    private static void writeSize(int size, DataOutputView out) throws IOException {
        int rest = size;
        while (rest > 0x7f) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readSize(DataInputView in) throws IOException {
        int size = 0;
        int shift = 0;
        int next = in.readByte();
        while (next < 0) {
            size |= (next & 0x7f) << shift;
            shift += 7;
            next = in.readByte();
        }
        return size | (next << shift);
    }

    static String readString(DataInputView in) throws IOException {
        String text = readNullable(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    static @Nullable String readNullable(DataInputView in) throws IOException {
        int size = readSize(in);
        if (size == 0) {
            return null;
        }
        byte[] bytes = new byte[size - 1];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }

    static void write(List<String> texts, DataOutputView out) throws IOException {
        writeSize(texts.size(), out);
        for (String text : texts) {
            write(text, out);
        }
    }

    static List<String> readStrings(DataInputView in) throws IOException {
        int size = readSize(in);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(readString(in));
        }
        return texts;
    }

    static void write(Instant time, DataOutputView out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    static Instant readInstant(DataInputView in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    /** Writes a link that is known by its canonical form alone. */
    static void write(Link link, DataOutputView out) throws IOException {
        write(link.canonical(), out);
        write(link.domain(), out);
        write(link.publisher(), out);
        write(link.kind().name(), out);
        write(link.contentId(), out);
        write(link.doi(), out);
        write(link.pmid(), out);
        write(link.pmcid(), out);
        write(link.arxiv(), out);
    }

    static Link readLink(DataInputView in) throws IOException {
        String canonical = readString(in);
        return new Link(
                canonical,
                canonical,
                readNullable(in),
                readNullable(in),
                LinkKind.valueOf(readString(in)),
                readNullable(in),
                readNullable(in),
                readNullable(in),
                readNullable(in),
                readNullable(in));
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
