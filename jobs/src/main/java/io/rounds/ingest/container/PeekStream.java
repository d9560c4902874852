package io.rounds.ingest.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream whose next bytes can be looked at without reading them. */
public final class PeekStream extends FilterInputStream {
    private byte[] buffer = new byte[0];
    private int position;

    public PeekStream(InputStream in) {
        super(in);
    }

    /** The next bytes, as many as wanted unless the stream ends before; they stay to be read. */
    public byte[] peek(int wanted) throws IOException {
        int had = buffer.length - position;
        if (had < wanted) {
            byte[] more = new byte[wanted - had];
            int length = 0;
            for (int read = 0; read >= 0 && length < more.length; length += Math.max(0, read)) {
                read = in.read(more, length, more.length - length);
            }
            byte[] grown = Arrays.copyOfRange(buffer, position, buffer.length + length);
            System.arraycopy(more, 0, grown, had, length);
            buffer = grown;
            position = 0;
        }
        return Arrays.copyOfRange(buffer, position, Math.min(buffer.length, position + wanted));
    }

    @Override
    public int read() throws IOException {
        return position < buffer.length ? buffer[position++] & 0xFF : in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (position == buffer.length) {
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
