package io.rounds.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits a stream of bytes into lines of any length, and knows whether the next one can be read without blocking. */
final class LineReader {
    private static final int INITIAL_BYTES = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL_BYTES];
    private int start;
    private int end;
    /** There is no line terminator before this index. */
    private int searched;

    private boolean ended;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its terminator ({@code \n} or {@code \r\n}); null after the last. */
    byte @Nullable [] next() throws IOException {
        int lineEnd = lineEnd();
        while (lineEnd < 0 && !ended) {
            fill();
            lineEnd = lineEnd();
        }
        if (lineEnd < 0 && start == end) {
            return null;
        }
        int to = lineEnd < 0 ? end : lineEnd;
        int next = lineEnd < 0 ? end : lineEnd + 1;
        byte[] line = Arrays.copyOfRange(buffer, start, to > start && buffer[to - 1] == '\r' ? to - 1 : to);
        start = next;
        searched = next;
        return line;
    }

    /** Whether {@link #next()} would block. */
    boolean wouldBlock() throws IOException {
        return !ended && lineEnd() < 0 && in.available() == 0;
    }

    private int lineEnd() {
        while (searched < end) {
            if (buffer[searched] == '\n') {
                return searched;
            }
            searched++;
        }
        return -1;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            searched -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }
}
