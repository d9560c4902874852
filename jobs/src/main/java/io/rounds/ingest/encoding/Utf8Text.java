package io.rounds.ingest.encoding;

import io.rounds.ingest.container.BlockStream;
import io.rounds.ingest.container.PeekStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file as UTF-8 without a byte order mark, from UTF-8, UTF-16, UTF-32 or Windows-1252.
 *
 * <p>UTF-16 and UTF-32 are known by the first bytes. Otherwise the first 64 KiB decide that have a byte above 127, counted from
 * that byte on: if what is no UTF-8 there looks like Windows-1252, and hardly anything is valid UTF-8, the file is in
 * Windows-1252. Else it is UTF-8, whose broken bytes are passed on: a file of UTF-8 in which some lines are broken stays
 * what it is.
 */
public final class Utf8Text extends BlockStream {
    private static final int SAMPLE_BYTES = 1 << 16;
    private static final int HEAD_BYTES = 4096;

    private final InputStream in;
    private @Nullable InputStream decided;
    private String encoding = "UTF-8";
    private final boolean binary;

    /**
     * Finds out the encoding.
     *
     * @param in is closed with this
     * @throws IOException when nothing can be read
     */
    public Utf8Text(InputStream in) throws IOException {
        PeekStream bytes = new PeekStream(in);
        byte[] head = bytes.peek(HEAD_BYTES);
        Encoding known = Encoding.of(head);
        if (known != null) {
            bytes.skipNBytes(known.markLength());
        }
        if (known != null && !known.charset().equals(StandardCharsets.UTF_8)) {
            encoding = known.charset().name().replace("LE", " LE").replace("BE", " BE");
            decided = new WideText(bytes, known.charset());
        }
        this.in = bytes;
        this.binary = known == null && isBinary(head);
    }

    /** What the file is encoded in, for messages: {@code UTF-16 LE}, as far as it was read. */
    public String encoding() {
        return encoding;
    }

    /** Whether the file begins like no text: with more than a tenth of control characters, and not with a bracket. */
    public boolean isBinary() {
        return binary;
    }

    private static boolean isBinary(byte[] head) {
        int controls = 0;
        for (byte b : head) {
            controls += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1E ? 1 : 0;
        }
        return head.length > 0 && head[0] != '{' && head[0] != '[' && controls > head.length / 10;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (decided != null) {
            return decided.read(into, from, length);
        }
        int read = in.read(into, from, length);
        int high = from;
        while (high < from + read && into[high] >= 0) {
            high++;
        }
        if (read <= 0 || high == from + read) {
            return read;
        }
        InputStream start = new ByteArrayInputStream(into.clone(), from, read);
        PeekStream rest = new PeekStream(new SequenceInputStream(start, in));
        byte[] sample = rest.peek(SAMPLE_BYTES);
        if (HighBytes.of(sample, 0, sample.length).areWindows1252()) {
            encoding = "Windows-1252";
            decided = new WesternText(rest);
        } else {
            decided = rest;
        }
        return decided.read(into, from, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
