package io.rounds.ingest.follow.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.ingest.follow.Connection;
import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowFilter;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.FrameQueue;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Network;
import io.rounds.ingest.follow.RecentHashes;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.ingest.follow.TimeSpan;
import io.rounds.model.Community;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Bluesky, through the Jetstreams of the options: the next one is tried when one fails. */
public final class Bluesky implements Network {
    /** The name of the network. */
    public static final String NAME = "bluesky";

    private static final String SUBPROTOCOL = "xrpc.v1.json";
    /** Enough for an overlap of half a minute. */
    private static final int RECENT = 50_000;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private final BlueskyOptions options;
    private final FollowFilter filter;
    private final @Nullable TimeSpan span;
    private final Clock clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final Profiles profiles;
    private final RecentHashes recent = new RecentHashes(RECENT);
    private final ObjectMapper json = new ObjectMapper();
    private int next;
    /** Whether the next attempt asks for a time, since the server does not know the event's number any more. */
    private boolean byTime;

    public Bluesky(BlueskyOptions options, List<Community> communities, Clock clock) {
        this(options, communities, null, clock);
    }

    private Bluesky(BlueskyOptions options, List<Community> communities, @Nullable TimeSpan span, Clock clock) {
        this.options = options;
        this.span = span;
        this.filter = new FollowFilter(communities);
        this.clock = clock;
        this.profiles = new Profiles(client, options.api());
    }

    /** What the network's servers still have of a part of the past, by the times at which they got it. */
    public static Network past(BlueskyOptions options, List<Community> communities, TimeSpan span, Clock clock) {
        return new Bluesky(options, communities, span, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReconnectDelays delays() {
        return ReconnectDelays.STANDARD;
    }

    @Override
    public Connection connect(@Nullable String position, IdMemory known, FollowStatus status)
            throws ConnectionLostException, InterruptedException {
        JetstreamPosition left = JetstreamPosition.parse(position);
        if (left == null && span != null) {
            left = JetstreamPosition.at(span.since());
        }
        JetstreamServer server = options.servers().get(next % options.servers().size());
        byte[] dictionary = dictionary(server);
        FrameQueue queue = new FrameQueue();
        WebSocket socket = open(server, left, dictionary, queue);
        status.connected(server.host());
        return new JetstreamConnection(
                server,
                socket,
                queue,
                dictionary == null ? null : new FrameInflater(dictionary),
                new EventFilter(filter, known),
                profiles,
                recent,
                known,
                left,
                span,
                status,
                clock);
    }

    private WebSocket open(
            JetstreamServer server, @Nullable JetstreamPosition left, byte @Nullable [] dictionary, FrameQueue queue)
            throws ConnectionLostException, InterruptedException {
        WebSocket.Builder builder =
                client.newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT).header("User-Agent", "rounds");
        if (server.version() == 2) {
            builder.subprotocols(SUBPROTOCOL);
        }
        CompletableFuture<WebSocket> opening = builder.buildAsync(address(server, left, dictionary), queue);
        try {
            WebSocket socket = opening.get(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            byTime = false;
            return socket;
        } catch (ExecutionException e) {
            next++;
            throw refused(server, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            next++;
            throw new ConnectionLostException(Cause.NETWORK, server.host() + " did not answer in time");
        }
    }

    private URI address(JetstreamServer server, @Nullable JetstreamPosition left, byte @Nullable [] dictionary) {
        String collections = server.version() == 2 ? "collections" : "wantedCollections";
        StringBuilder query = new StringBuilder(server.address().toString())
                .append('?')
                .append(collections)
                .append('=')
                .append(JetstreamEvent.POST)
                .append('&')
                .append(collections)
                .append('=')
                .append(JetstreamEvent.REPOST);
        if (left != null) {
            query.append("&cursor=").append(byTime ? left.timeCursor() : left.cursor(server));
        }
        if (dictionary != null) {
            query.append(server.version() == 2 ? "&zstdDictionary=" + dictionaryId(dictionary) : "&compress=true");
        }
        return URI.create(query.toString());
    }

    /** Where a dictionary of Zstandard has its number: after the magic number, little-endian. RFC 8878, section 6. */
    private static long dictionaryId(byte[] dictionary) {
        return (dictionary[4] & 0xffL)
                | (dictionary[5] & 0xffL) << 8
                | (dictionary[6] & 0xffL) << 16
                | (dictionary[7] & 0xffL) << 24;
    }

    /** The dictionary to use with a server; null for none. Without it all goes on, with three times the bytes. */
    private byte @Nullable [] dictionary(JetstreamServer server) throws InterruptedException {
        if (server.version() == 1) {
            return options.dictionary().length == 0 ? null : options.dictionary();
        }
        if (!options.compress()) {
            return null;
        }
        try {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(server.dictionary())
                            .timeout(CONNECT_TIMEOUT)
                            .header("User-Agent", "rounds")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            boolean isDictionary = response.statusCode() == 200
                    && body.length > 8
                    && body[0] == 0x37
                    && (body[1] & 0xff) == 0xa4
                    && body[2] == 0x30
                    && (body[3] & 0xff) == 0xec;
            return isDictionary ? body : null;
        } catch (IOException e) {
            return null;
        }
    }

    private ConnectionLostException refused(JetstreamServer server, Throwable problem) {
        if (!(problem instanceof WebSocketHandshakeException handshake)) {
            String message = problem.getMessage();
            return new ConnectionLostException(
                    Cause.NETWORK,
                    server.host() + " cannot be reached ("
                            + (message == null ? problem.getClass().getSimpleName() : message) + ")");
        }
        HttpResponse<?> response = handshake.getResponse();
        int status = response.statusCode();
        JsonNode answer = answer(response.body());
        String error = answer.path("error").asText();
        String sentence = server.host() + " refused the connection: " + status
                + (error.isEmpty() ? "" : ", " + error)
                + (answer.path("message").asText().isEmpty()
                        ? ""
                        : ", " + answer.path("message").asText());
        if (status == 429) {
            return new ConnectionLostException(Cause.THROTTLED, sentence, retryAfter(response));
        }
        if (error.equals("CursorTooOld")) {
            byTime = true;
            next--;
        }
        return new ConnectionLostException(Cause.SERVER, sentence);
    }

    private JsonNode answer(@Nullable Object body) {
        try {
            return body instanceof String text ? json.readTree(text) : json.createObjectNode();
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Retry-After")
                    .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
