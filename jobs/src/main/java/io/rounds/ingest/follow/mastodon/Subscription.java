package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.FrameQueue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What is going on with one server: when it may be asked again, and its stream. */
final class Subscription implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** After an answer that will not change soon: closed to visitors, no such server. */
    private static final Duration REFUSED = Duration.ofMinutes(15);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A server says nothing for at most 30 s. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MastodonServer server;
    private final HttpClient client;
    private final Clock clock;
    private final FollowStatus status;
    private Instant pausedUntil = Instant.MIN;
    private int failures;
    private boolean checked;
    /** The address of the server's streams; null if it names none. */
    private @Nullable String streaming;

    private @Nullable WebSocket socket;
    private @Nullable FrameQueue frames;
    private Instant nextStream = Instant.MIN;

    Subscription(MastodonServer server, HttpClient client, Clock clock, FollowStatus status) {
        this.server = server;
        this.client = client;
        this.clock = clock;
        this.status = status;
    }

    MastodonServer server() {
        return server;
    }

    /** Whether the server may be asked now. */
    boolean isOpen() {
        return !clock.instant().isBefore(pausedUntil);
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    /** Asks the server; null if there is no answer, which was reported, and the server is left alone for some time. */
    @Nullable JsonNode get(URI address) throws InterruptedException {
        if (!checked) {
            checked = true;
            if (!showsHashtags()) {
                return null;
            }
        }
        return ask(address);
    }

    private @Nullable JsonNode ask(URI address) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("User-Agent", "rounds")
                .header("Accept", "application/json");
        if (server.token() != null) {
            request.header("Authorization", "Bearer " + server.token());
        }
        HttpResponse<byte[]> response;
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            failed("cannot be reached ("
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")");
            return null;
        }
        Instant now = clock.instant();
        int code = response.statusCode();
        if (code == 200) {
            pausedUntil = RateLimit.pauseUntil(code, response.headers(), now);
            try {
                JsonNode answer = JSON.readTree(response.body());
                failures = 0;
                return answer;
            } catch (IOException e) {
                failed("answered with something that is not JSON");
                return null;
            }
        }
        if (code == 429) {
            pausedUntil = RateLimit.pauseUntil(code, response.headers(), now);
            notice("asks to wait for " + Duration.between(now, pausedUntil).toSeconds() + " s: too many requests");
        } else if (code == 401 || code == 403 || code == 422) {
            refused("shows hashtags only to its users (" + code + "): give it a token");
        } else if (code >= 400 && code < 500) {
            refused("answered " + code + " to " + address.getPath());
        } else {
            failed("answered " + code);
        }
        return null;
    }

    /** Since Mastodon 4.5 a server says who may see its hashtags. */
    private boolean showsHashtags() throws InterruptedException {
        JsonNode instance = ask(server.address().resolve("/api/v2/instance"));
        if (instance == null) {
            checked = false;
            return false;
        }
        JsonNode feeds = instance.path("configuration").path("timelines_access").path("hashtag_feeds");
        String local = feeds.path("local").asText("public");
        String remote = feeds.path("remote").asText("public");
        if (local.equals("disabled") && remote.equals("disabled")) {
            refused("has switched timelines of hashtags off");
            return false;
        }
        if (server.token() == null && !local.equals("public") && !remote.equals("public")) {
            refused("shows hashtags only to its users: give it a token");
            return false;
        }
        String stream =
                instance.path("configuration").path("urls").path("streaming").asText();
        streaming = stream.isEmpty() ? null : stream;
        return true;
    }

    /** Opens the stream of the tags if there is a token and none is open. */
    void stream(List<String> tags) throws InterruptedException {
        if (server.token() == null
                || streaming == null
                || socket != null
                || clock.instant().isBefore(nextStream)) {
            return;
        }
        nextStream = clock.instant().plus(LONGEST_PAUSE);
        FrameQueue queue = new FrameQueue();
        try {
            WebSocket opened = client.newWebSocketBuilder()
                    .connectTimeout(TIMEOUT)
                    .header("Authorization", "Bearer " + server.token())
                    .header("User-Agent", "rounds")
                    .buildAsync(URI.create(streaming + "/api/v1/streaming"), queue)
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            for (String tag : tags) {
                opened.sendText(
                                JSON.createObjectNode()
                                        .put("type", "subscribe")
                                        .put("stream", "hashtag")
                                        .put("tag", tag)
                                        .toString(),
                                true)
                        .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
            socket = opened;
            frames = queue;
            notice("streams " + tags.size() + " hashtags");
        } catch (ExecutionException | TimeoutException | IllegalArgumentException e) {
            notice("does not stream, and is polled (" + e.getMessage() + ")");
        }
    }

    /** Takes what the stream has brought; nothing if there is none. */
    void take(List<FrameQueue.Frame> into) throws InterruptedException {
        WebSocket open = socket;
        FrameQueue queue = frames;
        if (open == null || queue == null) {
            return;
        }
        try {
            queue.take(open, Duration.ZERO, into);
            if (queue.silence().compareTo(MAX_SILENCE) > 0) {
                throw new ConnectionLostException(
                        ConnectionLostException.Cause.NETWORK, "silent for " + MAX_SILENCE.toSeconds() + " s");
            }
        } catch (ConnectionLostException e) {
            notice("stream lost, polling goes on (" + e.getMessage() + ")");
            close();
        }
    }

    private void failed(String what) {
        failures++;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
        pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        notice(what + "; next attempt in "
                + Duration.between(clock.instant(), pausedUntil).toSeconds() + " s");
    }

    private void refused(String what) {
        checked = false;
        pausedUntil = clock.instant().plus(REFUSED);
        notice(what + "; next attempt in " + REFUSED.toMinutes() + " minutes");
    }

    private void notice(String what) {
        status.notice(server.host() + ' ' + what);
    }

    @Override
    public void close() {
        WebSocket open = socket;
        socket = null;
        frames = null;
        if (open != null) {
            open.abort();
        }
    }
}
