package io.rounds.ingest.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, decompressed if it is gzip (detected by its first bytes, not by its name), through a buffer that
 * can be peeked into. Where a gzip file is cut or damaged the bytes end, and {@link #damage()} says why.
 */
final class ByteSource implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1F;
    private static final int GZIP_MAGIC_2 = 0x8B;

    private final Counter counter;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private @Nullable String damage;

    ByteSource(Path file) throws IOException {
        this.counter = new Counter(Files.newInputStream(file));
        InputStream opened = counter;
        try {
            opened = unpacked(counter);
        } catch (EOFException | ZipException damaged) {
            damage = String.valueOf(damaged.getMessage());
        } catch (IOException failure) {
            counter.close();
            throw failure;
        }
        this.in = opened;
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(raw, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean gzip = magic.length == 2 && (magic[0] & 0xFF) == GZIP_MAGIC_1 && (magic[1] & 0xFF) == GZIP_MAGIC_2;
        return gzip ? new GZIPInputStream(peeked, BUFFER_BYTES) : peeked;
    }

    /** Bytes of the file that were read so far, compressed as they are. */
    long bytesRead() {
        return counter.count.get();
    }

    /** Why the bytes ended too early; null if they did not, or have not ended yet. */
    @Nullable String damage() {
        return position < limit ? null : damage;
    }

    /** The next byte, 0 to 255, or -1 at the end. */
    int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xFF : -1;
    }

    /** The bytes that are in the buffer, at least 64 KiB unless there are no more; they stay to be read. */
    byte[] head() throws IOException {
        if (position == limit) {
            fill();
        }
        return Arrays.copyOfRange(buffer, position, limit);
    }

    /** Moves the bytes before the next line feed, and skips that. False if there is none up to the end. */
    boolean line(BoundedRecord into) throws IOException {
        while (position < limit || fill()) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            into.add(buffer, position, end);
            position = end;
            if (end < limit) {
                position++;
                return true;
            }
        }
        return false;
    }

    /** Moves bytes into the array, as many as are buffered and fit, at least one. -1 if there are no more. */
    int next(byte[] into, int from) throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(limit - position, into.length - from);
        System.arraycopy(buffer, position, into, from, count);
        position += count;
        return count;
    }

    /** Pushes back the byte that {@link #next} has just returned. */
    void stepBack() {
        position--;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        if (damage != null) {
            return false;
        }
        try {
            while (limit < buffer.length) {
                int read = in.read(buffer, limit, buffer.length - limit);
                if (read < 0) {
                    break;
                }
                limit += read;
            }
        } catch (EOFException | ZipException damaged) {
            damage = String.valueOf(damaged.getMessage());
        }
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Counter extends FilterInputStream {
        /** One thread reads the file, others read its progress. */
        private final AtomicLong count = new AtomicLong();

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count.addAndGet(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
