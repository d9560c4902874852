package io.rounds.export.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes text and lists of numbers for records that are sorted on disk. */
final class RecordEncoding {
    private static final int NULL_LENGTH = -1;

    private RecordEncoding() {}

    static DataInputStream open(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL_LENGTH);
            return;
        }
        byte[] utf8 = text.getBytes(UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    static @Nullable String readTextOrNull(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL_LENGTH ? null : new String(in.readNBytes(length), UTF_8);
    }

    static String readText(DataInputStream in) throws IOException {
        String text = readTextOrNull(in);
        if (text == null) {
            throw new IOException("A temporary file is corrupt: a text is missing");
        }
        return text;
    }

    static void writeCounts(DataOutputStream out, List<Long> counts) throws IOException {
        out.writeByte(counts.size());
        for (long count : counts) {
            out.writeLong(count);
        }
    }

    static List<Long> readCounts(DataInputStream in) throws IOException {
        int size = in.readUnsignedByte();
        List<Long> counts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            counts.add(in.readLong());
        }
        return counts;
    }

    static void writeTexts(DataOutputStream out, List<@Nullable String> texts) throws IOException {
        out.writeByte(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    static List<@Nullable String> readTexts(DataInputStream in) throws IOException {
        int size = in.readUnsignedByte();
        List<@Nullable String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(readTextOrNull(in));
        }
        return texts;
    }

    /** The element-wise sum. */
    static List<Long> sum(List<Long> a, List<Long> b) {
        List<Long> sum = new ArrayList<>(a.size());
        for (int i = 0; i < a.size(); i++) {
            sum.add(a.get(i) + b.get(i));
        }
        return sum;
    }
}
