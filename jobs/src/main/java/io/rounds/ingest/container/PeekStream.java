package io.rounds.ingest.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A stream whose next bytes can be looked at without reading them. */
public final class PeekStream extends FilterInputStream {
    private byte[] buffer = new byte[0];
    private int position;
    private @Nullable IOException failure;

    public PeekStream(InputStream in) {
        super(in);
    }

    /**
     * The next bytes, as many as wanted unless the stream ends before; they stay to be read.
     *
     * @throws IOException when the stream fails before any byte; else that shows when all bytes before it have been read
     */
    public byte[] peek(int wanted) throws IOException {
        int had = buffer.length - position;
        if (had < wanted) {
            byte[] more = new byte[wanted - had];
            int length = 0;
            try {
                for (int read = 0; read >= 0 && length < more.length; length += Math.max(0, read)) {
                    read = failure == null ? in.read(more, length, more.length - length) : -1;
                }
            } catch (IOException failed) {
                failure = failed;
            }
            if (had + length == 0) {
                rethrow();
            }
            byte[] grown = Arrays.copyOfRange(buffer, position, buffer.length + length);
            System.arraycopy(more, 0, grown, had, length);
            buffer = grown;
            position = 0;
        }
        return Arrays.copyOfRange(buffer, position, Math.min(buffer.length, position + wanted));
    }

    private void rethrow() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        if (position < buffer.length) {
            return buffer[position++] & 0xFF;
        }
        rethrow();
        return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (position == buffer.length) {
            rethrow();
            return in.read(into, from, length);
        }
        int read = Math.min(length, buffer.length - position);
        System.arraycopy(buffer, position, into, from, read);
        position += read;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = Math.min(count, buffer.length - position);
        position += (int) skipped;
        return skipped > 0 || count <= 0 ? Math.max(0, skipped) : in.skip(count);
    }

    /** At least 1 unless the stream has ended: the JDK takes 0 for the end of a gzip file of several members. */
    @Override
    public int available() throws IOException {
        return peek(1).length == 0 ? 0 : Math.max(buffer.length - position, in.available());
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
