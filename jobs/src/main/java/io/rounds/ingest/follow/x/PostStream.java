package io.rounds.ingest.follow.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a stream in a thread of its own. They are counted as they arrive, since X charges for what it has sent:
 * the stream is closed before the budget is passed, and what came until then can still be taken.
 */
final class PostStream implements AutoCloseable {
    private static final int CAPACITY = 10_000;
    private static final int CHUNK = 1 << 14;
    private static final long JOIN_MILLIS = 1_000;
    private static final int MAX_LINE = 4 << 20;
    private static final Line END = new Line(new byte[0], null);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final CostMeter meter;
    private final Clock clock;
    private final ArrayBlockingQueue<Line> lines = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread reader = new Thread(this::read, "rounds-x-stream");
    private volatile Instant heard;
    private volatile @Nullable ConnectionLostException end;
    private volatile boolean outOfBudget;

    /**
     * A line.
     *
     * @param message null if it is not JSON
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    record Line(byte[] bytes, @Nullable JsonNode message) {}

    PostStream(InputStream in, CostMeter meter, Clock clock) {
        this.in = in;
        this.meter = meter;
        this.clock = clock;
        this.heard = clock.instant();
        reader.setDaemon(true);
    }

    void start() {
        reader.start();
    }

    private void read() {
        ConnectionLostException why;
        try (in) {
            why = readLines();
        } catch (IOException e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            why = new ConnectionLostException(Cause.NETWORK, "the stream was cut (" + message + ')');
        } catch (InterruptedException e) {
            why = new ConnectionLostException(Cause.NETWORK, "the stream was closed");
        }
        if (end == null) {
            end = why;
        }
        // Wakes the consumer up; where the queue is full it is awake.
        boolean unused = lines.offer(END);
    }

    /** Reads until the stream ends; why it does. */
    private ConnectionLostException readLines() throws IOException, InterruptedException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            heard = clock.instant();
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    line.write(chunk, start, i - start);
                    start = i + 1;
                    ConnectionLostException problem = accept(line.toByteArray());
                    line.reset();
                    if (problem != null) {
                        return problem;
                    }
                }
            }
            line.write(chunk, start, length - start);
            if (line.size() > MAX_LINE) {
                throw new IOException("a message of more than " + (MAX_LINE >> 20) + " MiB");
            }
        }
        return new ConnectionLostException(Cause.NETWORK, "X closed the stream");
    }

    /** Takes a line in; what ends the stream after it, or null. */
    private @Nullable ConnectionLostException accept(byte[] bytes) throws InterruptedException {
        if (isBlank(bytes)) {
            return null;
        }
        JsonNode message;
        try {
            message = JSON.readTree(bytes);
        } catch (IOException broken) {
            lines.put(new Line(bytes, null));
            return null;
        }
        if (XProblem.isOne(message)) {
            return XProblem.of(0, message, null);
        }
        Instant now = clock.instant();
        meter.message(message, now);
        lines.put(new Line(bytes, message));
        if (meter.isUsedUp(now)) {
            outOfBudget = true;
            return meter.usedUp(now);
        }
        return null;
    }

    /** Empty lines keep the connection alive. */
    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != '\r' && b != ' ') {
                return false;
            }
        }
        return true;
    }

    /** Since when nothing has been heard. */
    Duration silence() {
        return Duration.between(heard, clock.instant());
    }

    /** Whether it ended because the budget is used up. */
    boolean isOutOfBudget() {
        return outOfBudget;
    }

    /**
     * Takes what has come; waits for the first line.
     *
     * @throws ConnectionLostException if the stream has ended and all its lines are taken
     */
    void take(Duration wait, List<Line> into) throws ConnectionLostException, InterruptedException {
        Line first = lines.poll(end != null ? 0 : wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            into.add(first);
            lines.drainTo(into);
            into.removeIf(line -> line.bytes.length == 0);
        }
        ConnectionLostException ended = end;
        if (ended != null && into.isEmpty() && lines.isEmpty()) {
            throw ended;
        }
    }

    /** Ends the stream because the budget is used up; what has come can still be taken. */
    void stop(ConnectionLostException usedUp) throws InterruptedException {
        end = usedUp;
        outOfBudget = true;
        closeInput();
        reader.join(JOIN_MILLIS);
    }

    private void closeInput() {
        try {
            in.close();
        } catch (IOException e) {
            // It is gone.
        }
    }

    @Override
    public void close() {
        reader.interrupt();
        closeInput();
    }
}
