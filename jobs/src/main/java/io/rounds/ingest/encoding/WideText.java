package io.rounds.ingest.encoding;

import io.rounds.ingest.container.BlockStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-16 or UTF-32 as UTF-8. Where it is broken, such as in the middle of a surrogate pair, there is a byte that is
 * no UTF-8: so the record that it stands in is rejected, and no other.
 */
final class WideText extends BlockStream {
    private static final byte NO_UTF_8 = (byte) 0xFF;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer wide = ByteBuffer.allocate(1 << 15).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(1 << 14);
    private ByteBuffer utf8 = ByteBuffer.allocate(0);
    private boolean ended;

    WideText(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!utf8.hasRemaining() && !ended) {
            decode();
        }
        if (!utf8.hasRemaining()) {
            return -1;
        }
        int read = Math.min(length, utf8.remaining());
        utf8.get(into, from, read);
        return read;
    }

    private void decode() throws IOException {
        boolean atEnd = !fill();
        CoderResult result = decoder.decode(wide, chars, atEnd);
        chars.flip();
        ByteBuffer text = StandardCharsets.UTF_8.encode(chars);
        chars.clear();
        if (result.isError()) {
            wide.position(Math.min(wide.limit(), wide.position() + result.length()));
            utf8 = ByteBuffer.allocate(text.remaining() + 1)
                    .put(text)
                    .put(NO_UTF_8)
                    .flip();
        } else {
            utf8 = text;
            ended = atEnd && result.isUnderflow();
        }
    }

    /** Reads more behind what has not been decoded. False at the end of the input. */
    private boolean fill() throws IOException {
        wide.compact();
        int read = 0;
        while (wide.position() < 4 && read >= 0) {
            read = in.read(wide.array(), wide.position(), wide.remaining());
            wide.position(wide.position() + Math.max(0, read));
        }
        wide.flip();
        return read >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
