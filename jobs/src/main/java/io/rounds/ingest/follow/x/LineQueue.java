package io.rounds.ingest.follow.x;

import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a stream in a thread of its own; empty lines keep the connection alive. */
final class LineQueue implements AutoCloseable {
    private static final int CAPACITY = 1_000;
    private static final int MAX_LINE = 4 << 20;
    private static final byte[] END = new byte[0];

    private final InputStream in;
    private final ArrayBlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(CAPACITY);
    private volatile long heardNanos = System.nanoTime();
    private volatile @Nullable ConnectionLostException end;
    private volatile boolean closed;

    LineQueue(InputStream in) {
        this.in = in;
        Thread reader = new Thread(this::read, "rounds-x-stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream buffered = new BufferedInputStream(in, 1 << 16)) {
            for (int b = buffered.read(); b >= 0; b = buffered.read()) {
                heardNanos = System.nanoTime();
                if (b == '\n') {
                    if (line.size() > 0) {
                        lines.put(line.toByteArray());
                        line.reset();
                    }
                } else if (b != '\r') {
                    if (line.size() >= MAX_LINE) {
                        throw new IOException("a message of more than " + (MAX_LINE >> 20) + " MiB");
                    }
                    line.write(b);
                }
            }
            ended("X closed the stream");
        } catch (IOException e) {
            ended("the stream was cut ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended(String why) throws RuntimeException {
        end = new ConnectionLostException(Cause.NETWORK, why);
        if (!closed) {
            // Wakes the consumer up; where the queue is full it is awake.
            boolean unused = lines.offer(END);
        }
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    /** Takes what has come; waits for the first line. */
    void take(Duration wait, List<byte[]> into) throws ConnectionLostException, InterruptedException {
        byte[] first = lines.poll(end != null ? 0 : wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            into.add(first);
            lines.drainTo(into);
            into.removeIf(line -> line.length == 0);
            if (!into.isEmpty()) {
                return;
            }
        }
        ConnectionLostException ended = end;
        if (ended != null && lines.isEmpty()) {
            throw ended;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            in.close();
        } catch (IOException e) {
            // It is gone.
        }
    }
}
