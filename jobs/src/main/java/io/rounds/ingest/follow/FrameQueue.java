package io.rounds.ingest.follow;

import io.rounds.ingest.follow.ConnectionLostException.Cause;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the messages of a WebSocket until they are taken. It asks the server for no more than it has room for, so that a
 * slow consumer slows the server down.
 */
public final class FrameQueue implements WebSocket.Listener {
    /** A second of the busiest time that was ever seen. */
    private static final int CAPACITY = 2_048;
    /** Larger messages are not read: an event of Jetstream has 1 kB, a record at most 1 MiB. */
    private static final int MAX_BYTES = 4 << 20;

    /** Stands for the end of the connection. */
    /** Wakes whoever waits for a frame that will not come. It has no bytes, unlike any message. */
    private static final Frame END = new Frame(new byte[0], false);

    private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private byte[] binary = new byte[0];
    private volatile long heardNanos = System.nanoTime();
    private volatile @Nullable ConnectionLostException end;

    /** A message; compressed ones are binary. */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
    public record Frame(byte[] bytes, boolean compressed) {}

    @Override
    public void onOpen(WebSocket socket) {
        heardNanos = System.nanoTime();
        socket.request(CAPACITY);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        heardNanos = System.nanoTime();
        text.append(data);
        if (text.length() > MAX_BYTES) {
            tooLong(socket);
        } else if (last) {
            frames.add(new Frame(text.toString().getBytes(StandardCharsets.UTF_8), false));
            text.setLength(0);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        heardNanos = System.nanoTime();
        byte[] joined = java.util.Arrays.copyOf(binary, binary.length + data.remaining());
        data.get(joined, binary.length, data.remaining());
        binary = joined;
        if (binary.length > MAX_BYTES) {
            tooLong(socket);
        } else if (last) {
            frames.add(new Frame(binary, true));
            binary = new byte[0];
        } else {
            socket.request(1);
        }
        return null;
    }

    private void tooLong(WebSocket socket) {
        lost("the server sent a message of more than " + (MAX_BYTES >> 20) + " MiB");
        socket.abort();
    }

    /** The library answers pings itself. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        heardNanos = System.nanoTime();
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        lost("the server closed the connection (" + status + (reason.isEmpty() ? "" : ", " + reason) + ")");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        String message = error.getMessage();
        lost("the connection was cut (" + (message == null ? error.getClass().getSimpleName() : message) + ")");
    }

    private void lost(String why) {
        if (end == null) {
            end = new ConnectionLostException(Cause.NETWORK, why);
        }
        // Wakes a waiting consumer up.
        frames.add(END);
    }

    /** How long nothing was heard of the server, pings included. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    /**
     * Takes what has come, at most {@link #CAPACITY} messages.
     *
     * @param wait how long at most for the first one
     * @param into gets the messages
     * @throws ConnectionLostException if the connection has ended and all its messages were taken
     */
    public void take(WebSocket socket, Duration wait, List<Frame> into)
            throws ConnectionLostException, InterruptedException {
        Frame first = frames.poll(frames.isEmpty() && end != null ? 0 : wait.toNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
            into.add(first);
            frames.drainTo(into, CAPACITY - 1);
            into.removeIf(frame -> frame.bytes().length == 0);
            if (!into.isEmpty()) {
                socket.request(into.size());
                return;
            }
        }
        ConnectionLostException ended = end;
        if (ended != null && frames.isEmpty()) {
            throw ended;
        }
    }
}
