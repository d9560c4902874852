package io.rounds.ingest.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a stream that unpacks to far more than any text does: more than 1 GiB and more than 500 times what it was unpacked
 * from. Archives of tweets unpack to 5 to 30 times their size.
 */
final class RatioGuard extends FilterInputStream {
    private static final long ALWAYS_ALLOWED = 1L << 30;
    private static final long MAX_RATIO = 500;

    private final long packedBytes;
    private final long alwaysAllowed;
    private long total;

    /** @param packedBytes the size of what the stream is unpacked from, or of the file that it is in */
    RatioGuard(InputStream in, long packedBytes) {
        this(in, packedBytes, ALWAYS_ALLOWED);
    }

    /** @param alwaysAllowed bytes that may be unpacked whatever the ratio */
    RatioGuard(InputStream in, long packedBytes, long alwaysAllowed) {
        super(in);
        this.packedBytes = packedBytes;
        this.alwaysAllowed = alwaysAllowed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read;
        try {
            read = in.read(into, from, length);
        } catch (RuntimeException damaged) {
            // Decompressors meet damaged input with whatever goes wrong first.
            throw new IOException("it is damaged: " + damaged, damaged);
        }
        total += Math.max(0, read);
        if (total > alwaysAllowed && total / MAX_RATIO > packedBytes) {
            throw new IOException("it unpacks to more than " + MAX_RATIO + " times its size, which no text does");
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(1 << 13, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }
}
