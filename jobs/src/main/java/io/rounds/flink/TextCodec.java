package io.rounds.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Texts in Flink's binary form: the length in bytes plus one, or 0 for none, then UTF-8. Flink's own form takes each
 * character by itself, which was a tenth of the whole job's time.
 */
public final class TextCodec {
    private static final int MORE = 0x80;
    private static final int BITS = 7;
    private static final String[] NONE = {};

    /** Texts up to this length, nearly all, need no array of their own on the way. */
    private static final int SHORT = 256;

    /** Beyond this length the library's encoder is the faster one. */
    private static final int SHORT_ASCII = 64;

    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[SHORT]);

    private TextCodec() {}

    /** Writes a text, or that there is none. */
    public static void write(@Nullable String text, DataOutputView out) throws IOException {
        if (text == null) {
            writeSize(0, out);
        } else if (text.length() > SHORT_ASCII || !writeAscii(text, out)) {
            byte[] bytes = text.getBytes(UTF_8);
            writeSize(bytes.length + 1, out);
            out.write(bytes);
        }
    }

    /** Writes a text unless it has other characters than ASCII. */
    private static boolean writeAscii(String text, DataOutputView out) throws IOException {
        byte[] buffer = BUFFER.get();
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= MORE) {
                return false;
            }
            buffer[i] = (byte) c;
        }
        writeSize(length + 1, out);
        out.write(buffer, 0, length);
        return true;
    }

    /**
     * Reads a text.
     *
     * @throws IOException also where none was written
     */
    public static String read(DataInputView in) throws IOException {
        String text = readNullable(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    public static @Nullable String readNullable(DataInputView in) throws IOException {
        int size = readSize(in);
        if (size == 0) {
            return null;
        }
        int length = size - 1;
        byte[] bytes = length <= SHORT ? BUFFER.get() : new byte[length];
        in.readFully(bytes, 0, length);
        return new String(bytes, 0, length, UTF_8);
    }

    public static void write(String[] texts, DataOutputView out) throws IOException {
        writeSize(texts.length, out);
        for (String text : texts) {
            write(text, out);
        }
    }

    public static String[] readAll(DataInputView in) throws IOException {
        int size = readSize(in);
        String[] texts = size == 0 ? NONE : new String[size];
        for (int i = 0; i < size; i++) {
            texts[i] = read(in);
        }
        return texts;
    }

    public static void write(List<String> texts, DataOutputView out) throws IOException {
        writeSize(texts.size(), out);
        for (String text : texts) {
            write(text, out);
        }
    }

    /** What was written as an array or a list. */
    public static List<String> readList(DataInputView in) throws IOException {
        int size = readSize(in);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(read(in));
        }
        return texts;
    }

    /** A number that is small nearly always, 7 bits in each byte, the lowest first. */
    private static void writeSize(int size, DataOutputView out) throws IOException {
        int rest = size;
        while (rest >= MORE) {
            out.writeByte((rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        out.writeByte(rest);
    }

    private static int readSize(DataInputView in) throws IOException {
        int size = 0;
        int shift = 0;
        int next = in.readUnsignedByte();
        while (next >= MORE) {
            size |= (next & (MORE - 1)) << shift;
            shift += BITS;
            next = in.readUnsignedByte();
        }
        return size | (next << shift);
    }
}
