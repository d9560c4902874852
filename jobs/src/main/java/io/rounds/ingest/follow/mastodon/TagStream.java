package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FrameQueue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The stream of hashtags of one server: one WebSocket, on which all hashtags are subscribed to. (Server-sent events would take
 * a connection for each hashtag.)
 *
 * @see <a href="https://docs.joinmastodon.org/methods/streaming/#websocket">Streaming</a>
 */
final class TagStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FrameQueue queue = new FrameQueue();
    private final CompletableFuture<WebSocket> opening;
    private final Duration silence;
    private boolean opened;

    /**
     * Begins to open the stream.
     *
     * @param streaming the address of the server's streams, {@code wss://...}
     * @param arrived runs when the stream is open, or has failed
     */
    TagStream(
            HttpClient client, URI streaming, String token, List<String> tags, MastodonTimes times, Runnable arrived) {
        this.silence = times.silence();
        this.opening = client.newWebSocketBuilder()
                .connectTimeout(times.answer())
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", MastodonClient.USER_AGENT)
                .buildAsync(URI.create(streaming + "/api/v1/streaming"), queue)
                .thenCompose(socket -> subscribe(socket, tags));
        var unused = opening.whenComplete((socket, problem) -> arrived.run());
    }

    private static CompletableFuture<WebSocket> subscribe(WebSocket socket, List<String> tags) {
        CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(socket);
        for (String tag : tags) {
            String message = JSON.createObjectNode()
                    .put("type", "subscribe")
                    .put("stream", "hashtag")
                    .put("tag", tag)
                    .toString();
            sent = sent.thenCompose(open -> open.sendText(message, true));
        }
        return sent;
    }

    /** Whether it is open. */
    boolean isOpen() {
        return opened;
    }

    /**
     * Takes what has come.
     *
     * @return whether it has been opened by now, and was not before
     */
    boolean take(List<FrameQueue.Frame> into) throws ConnectionLostException, InterruptedException {
        if (!opening.isDone()) {
            return false;
        }
        WebSocket socket;
        try {
            socket = opening.join();
        } catch (CompletionException e) {
            throw refused(e.getCause());
        }
        queue.take(socket, Duration.ZERO, into);
        if (into.isEmpty() && queue.silence().compareTo(silence) > 0) {
            throw new ConnectionLostException(Cause.NETWORK, "silent for " + silence.toSeconds() + " s");
        }
        boolean isNew = !opened;
        opened = true;
        return isNew;
    }

    private static ConnectionLostException refused(@Nullable Throwable problem) {
        if (problem instanceof WebSocketHandshakeException handshake) {
            int status = handshake.getResponse().statusCode();
            return status == 401 || status == 403
                    ? new ConnectionLostException(Cause.REFUSED, "the token is not accepted, " + status)
                    : new ConnectionLostException(Cause.SERVER, "answered " + status);
        }
        return new ConnectionLostException(Cause.NETWORK, MastodonClient.words(problem));
    }

    @Override
    public void close() {
        var unused = opening.whenComplete((socket, problem) -> {
            if (socket != null) {
                socket.abort();
            }
        });
    }
}
