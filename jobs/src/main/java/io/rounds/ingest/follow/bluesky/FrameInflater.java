package io.rounds.ingest.follow.bluesky;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Arrays;

/** Decompresses messages that were compressed with a dictionary. Holds native memory until it is closed. */
final class FrameInflater implements AutoCloseable {
    private static final int MAX_BYTES = 4 << 20;

    private final ZstdDictDecompress dictionary;
    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private byte[] buffer = new byte[1 << 14];

    /** @param dictionary as the server hands it out */
    FrameInflater(byte[] dictionary) {
        this.dictionary = new ZstdDictDecompress(dictionary);
        context.loadDict(this.dictionary);
    }

    /** The message, at most 4 MiB. */
    byte[] inflate(byte[] compressed) throws IOException {
        while (true) {
            try {
                int length = context.decompressByteArray(buffer, 0, buffer.length, compressed, 0, compressed.length);
                return Arrays.copyOf(buffer, length);
            } catch (ZstdException e) {
                // Frames of a stream do not say how long they are: 70 is "destination buffer is too small".
                if (e.getErrorCode() != -com.github.luben.zstd.Zstd.errDstSizeTooSmall()
                        && e.getErrorCode() != com.github.luben.zstd.Zstd.errDstSizeTooSmall()) {
                    throw new IOException(e.getMessage(), e);
                }
                if (buffer.length >= MAX_BYTES) {
                    throw new IOException("a message of more than " + (MAX_BYTES >> 20) + " MiB", e);
                }
                buffer = new byte[buffer.length * 2];
            }
        }
    }

    @Override
    public void close() {
        context.close();
        dictionary.close();
    }
}
