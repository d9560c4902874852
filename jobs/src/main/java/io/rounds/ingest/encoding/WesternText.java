package io.rounds.ingest.encoding;

import io.rounds.ingest.container.BlockStream;
import io.rounds.ingest.container.PeekStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text in Windows-1252, of which ISO 8859-1 is a part, as UTF-8. Lines that are valid UTF-8 stay as they are: files that
 * several tools have written are mixed.
 */
final class WesternText extends BlockStream {
    private static final int BLOCK_BYTES = 1 << 16;

    /** The UTF-8 of each byte; what has no character becomes a byte that is no UTF-8, so that its record is rejected. */
    private static final byte[][] UTF_8 = new byte[256][];

    static {
        Charset western = Charset.forName("windows-1252");
        for (int b = 0; b < UTF_8.length; b++) {
            String character = new String(new byte[] {(byte) b}, western);
            UTF_8[b] =
                    character.equals("\uFFFD") ? new byte[] {(byte) 0xFF} : character.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final PeekStream in;
    private byte[] text = new byte[0];
    private int position;

    WesternText(PeekStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (position == text.length && !fill()) {
            return -1;
        }
        int read = Math.min(length, text.length - position);
        System.arraycopy(text, position, into, from, read);
        position += read;
        return read;
    }

    /** Takes whole lines, or a part of a line that is longer than a block. */
    private boolean fill() throws IOException {
        byte[] block = in.peek(BLOCK_BYTES);
        int end = block.length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        end = end == 0 || block.length < BLOCK_BYTES ? block.length : end;
        ByteArrayOutputStream out = new ByteArrayOutputStream(end + end / 8);
        int line = 0;
        while (line < end) {
            int next = line;
            while (next < end && block[next] != '\n') {
                next++;
            }
            next = Math.min(end, next + 1);
            boolean utf8 = HighBytes.of(block, line, next).strangers() == 0;
            for (int i = line; i < next; i++) {
                if (utf8 || block[i] >= 0) {
                    out.write(block[i]);
                } else {
                    out.writeBytes(UTF_8[block[i] & 0xFF]);
                }
            }
            line = next;
        }
        in.skipNBytes(end);
        text = out.toByteArray();
        position = 0;
        return text.length > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
