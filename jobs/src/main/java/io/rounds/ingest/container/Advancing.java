package io.rounds.ingest.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Reports how far the file was read that a stream is unpacked from, as if all its parts were packed equally well. */
final class Advancing extends FilterInputStream {
    private final long before;
    private final double share;
    private final long packedBytes;
    private final AtomicLong furthest;
    private long total;

    /**
     * @param before where the packed bytes begin in the file
     * @param share packed bytes for each unpacked one
     */
    Advancing(InputStream in, long before, double share, long packedBytes, AtomicLong furthest) {
        super(in);
        this.before = before;
        this.share = share;
        this.packedBytes = packedBytes;
        this.furthest = furthest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        total += Math.max(0, read);
        furthest.accumulateAndGet(before + Math.min(packedBytes, (long) (total * share)), Math::max);
        return read;
    }
}
