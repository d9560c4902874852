package io.rounds.ingest.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of a file on disk. Reports how far it was read, and marks failures of the disk as {@link ReadFailure}s. */
final class FileBytes extends FilterInputStream {
    private final AtomicLong furthest;
    private long position;

    private FileBytes(InputStream in, AtomicLong furthest) {
        super(in);
        this.furthest = furthest;
    }

    /** @param furthest is raised to the position of what was read */
    static FileBytes open(Path file, AtomicLong furthest) throws ReadFailure {
        try {
            return new FileBytes(Files.newInputStream(file), furthest);
        } catch (IOException failure) {
            throw new ReadFailure(failure);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = in.read(into, from, length);
            position += Math.max(0, read);
            furthest.accumulateAndGet(position, Math::max);
            return read;
        } catch (IOException failure) {
            throw new ReadFailure(failure);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(count);
        position += skipped;
        return skipped;
    }
}
