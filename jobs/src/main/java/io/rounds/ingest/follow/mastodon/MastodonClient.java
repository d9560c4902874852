package io.rounds.ingest.follow.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Asks one server, one request at a time, and leaves it alone for as long as it asks for, or after it has failed. */
final class MastodonClient {
    static final String USER_AGENT = "rounds";

    /** Some ten minutes of pauses that double. */
    private static final int MANY_FAILURES = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MastodonServer server;
    private final HttpClient client;
    private final MastodonTimes times;
    private final Clock clock;
    private final FollowStatus status;
    private final Runnable arrived;
    private @Nullable CompletableFuture<HttpResponse<byte[]>> pending;
    private Instant pausedUntil = Instant.MIN;
    private int failures;
    private Cause lastCause = Cause.NETWORK;

    /** @param arrived runs when an answer is there */
    MastodonClient(
            MastodonServer server,
            HttpClient client,
            MastodonTimes times,
            Clock clock,
            FollowStatus status,
            Runnable arrived) {
        this.server = server;
        this.client = client;
        this.times = times;
        this.clock = clock;
        this.status = status;
        this.arrived = arrived;
    }

    /** Whether an answer is waited for. */
    boolean isBusy() {
        return pending != null;
    }

    /** When the server may be asked next. */
    Instant pausedUntil() {
        return pausedUntil;
    }

    /** Whether the last answer was a good one. */
    boolean isWell() {
        return failures == 0;
    }

    /** Whether it has refused, or failed so often that it is not worth while to wait for it. */
    boolean isHopeless() {
        return failures >= MANY_FAILURES || (failures > 0 && lastCause == Cause.REFUSED);
    }

    void ask(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(times.answer())
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json");
        if (server.token() != null) {
            request.header("Authorization", "Bearer " + server.token());
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        pending =
                answer.orTimeout(times.answer().multipliedBy(2).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        var unused = pending.whenComplete((response, problem) -> arrived.run());
    }

    /**
     * The answer to what was asked: {@link MissingNode} where the server does not have it.
     *
     * @return null if there is none yet, or the server has failed, which was reported
     */
    @Nullable JsonNode answer() {
        CompletableFuture<HttpResponse<byte[]>> asked = pending;
        if (asked == null || !asked.isDone()) {
            return null;
        }
        pending = null;
        HttpResponse<byte[]> response;
        try {
            response = asked.join();
        } catch (CompletionException e) {
            failed(Cause.NETWORK, "cannot be reached (" + words(e.getCause()) + ")");
            return null;
        }
        return read(response);
    }

    private @Nullable JsonNode read(HttpResponse<byte[]> response) {
        Instant now = clock.instant();
        int code = response.statusCode();
        switch (code) {
            case 200, 404, 410 -> {
                pausedUntil = RateLimit.pauseUntil(code, response.headers(), now);
                if (pausedUntil.isAfter(now)) {
                    status.notice(server.host() + " allows no more requests for now; goes on in " + seconds(now));
                }
                if (code != 200) {
                    failures = 0;
                    return MissingNode.getInstance();
                }
                return json(response.body());
            }
            case 429 -> {
                failures++;
                pausedUntil = RateLimit.pauseUntil(code, response.headers(), now);
                lost(Cause.THROTTLED, "has had too many requests (429)");
            }
            case 401, 403 ->
                refused(
                        server.token() == null
                                ? "shows hashtags only to its users (" + code + "): give it a token"
                                : "does not accept the token (" + code + "): it needs the scope read:statuses");
            // Before Mastodon 4.5, where timelines are closed to visitors.
            case 422 -> refused("shows hashtags only to its users (422): give it a token");
            default -> {
                if (code >= 500) {
                    failed(Cause.SERVER, "answered " + code);
                } else {
                    refused("answered " + code + " to " + response.uri().getPath() + ": is it a server of Mastodon?");
                }
            }
        }
        return null;
    }

    private @Nullable JsonNode json(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            failures = 0;
            return answer;
        } catch (IOException e) {
            failed(Cause.SERVER, "answered with something that is not JSON");
            return null;
        }
    }

    private void failed(Cause cause, String what) {
        failures++;
        pausedUntil = clock.instant().plus(times.pauseAfter(failures));
        lost(cause, what);
    }

    /** The server is there, and will not change its answer soon. */
    void refused(String what) {
        failures++;
        pausedUntil = clock.instant().plus(times.refused());
        lost(Cause.REFUSED, what);
    }

    private void lost(Cause cause, String what) {
        lastCause = cause;
        status.lostOne(
                new ConnectionLostException(cause, server.host() + ' ' + what),
                Duration.between(clock.instant(), pausedUntil));
    }

    private String seconds(Instant now) {
        return Duration.between(now, pausedUntil).toSeconds() + " s";
    }

    /** What has gone wrong, in words. */
    static String words(@Nullable Throwable problem) {
        if (problem == null) {
            return "no answer";
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
