package io.rounds.ingest.archive;

import io.rounds.ingest.container.ReadFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file as UTF-8, through a buffer that can be peeked into. Where the file is cut or damaged the bytes end, and
 * {@link #damage()} says why. If its first lines end with carriage returns alone, each of these becomes a line feed.
 */
final class ByteSource implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private boolean started;
    private boolean returnsEndLines;
    private @Nullable String damage;

    /** @param in unpacked, UTF-8 */
    ByteSource(InputStream in) {
        this(in, true);
    }

    private ByteSource(InputStream in, boolean text) {
        this.in = in;
        this.started = !text;
    }

    /** The bytes of a file that is no text, as they are. */
    static ByteSource ofBinary(InputStream in) {
        return new ByteSource(in, false);
    }

    /** A file of which not even the first byte can be unpacked. */
    static ByteSource damaged(IOException why) {
        ByteSource nothing = new ByteSource(InputStream.nullInputStream());
        nothing.damage = String.valueOf(why.getMessage());
        return nothing;
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
        return line(into, Long.MAX_VALUE);
    }

    /** As above. False, too, once the record has so many bytes. */
    boolean line(BoundedRecord into, long most) throws IOException {
        while (into.total() < most && (position < limit || fill())) {
            int end = position;
            int until = (int) Math.min(limit - position, most - into.total()) + position;
            while (end < until && buffer[end] != '\n') {
                end++;
            }
            into.add(buffer, position, end);
            position = end;
            if (end < until) {
                position++;
                return true;
            }
        }
        return false;
    }

    /** Puts bytes back, from an index on, before those that come next. */
    void unread(byte[] bytes, int from) {
        int back = bytes.length - from;
        byte[] all = Arrays.copyOfRange(bytes, from, bytes.length + limit - position);
        System.arraycopy(buffer, position, all, back, limit - position);
        buffer = all;
        position = 0;
        limit = all.length;
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
        buffer = buffer.length == BUFFER_BYTES ? buffer : new byte[BUFFER_BYTES];
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
        } catch (ReadFailure failure) {
            throw failure;
        } catch (IOException damaged) {
            damage = String.valueOf(damaged.getMessage());
        }
        endLines();
        return limit > 0;
    }

    private void endLines() {
        if (!started) {
            started = true;
            returnsEndLines = indexOf('\n') < 0 && indexOf('\r') >= 0;
        }
        for (int i = 0; returnsEndLines && i < limit; i++) {
            if (buffer[i] == '\r') {
                buffer[i] = '\n';
            }
        }
    }

    private int indexOf(char wanted) {
        for (int i = 0; i < limit; i++) {
            if (buffer[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
