package io.rounds.simulator.network;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A Jetstream as bluesky-social/jetstream documents it: version 2 at {@code /xrpc/network.bsky.jetstream.subscribeEvents}
 * with its dictionary, version 1 at {@code /subscribe}, and {@code app.bsky.actor.getProfiles} of the public API.
 */
public final class SimulatedJetstream implements AutoCloseable {
    private static final String V2 = "/xrpc/network.bsky.jetstream.subscribeEvents";
    private static final String DICTIONARY = "/xrpc/network.bsky.jetstream.getZstdDictionary";
    private static final String PROFILES = "/xrpc/app.bsky.actor.getProfiles";
    private static final Set<String> PARAMETERS =
            Set.of("kinds", "dids", "collections", "cursor", "maxMessageSizeBytes", "zstdDictionary");
    private static final long MICROS_FROM = 1_000_000_000_000_000L;
    private static final int POLL_MILLIS = 50;
    private static final int PING_EVERY = 100;
    private static final int REPEATED = 100;
    private static final int MAX_PROFILES = 25;

    private final JetstreamLog log;
    private final byte @Nullable [] dictionary;
    private final LocalServer server;
    private final SplittableRandom random;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile StreamFaults faults = StreamFaults.NONE;

    private SimulatedJetstream(JetstreamLog log, byte @Nullable [] dictionary, long seed, int port) throws IOException {
        this.log = log;
        this.dictionary = dictionary;
        this.random = new SplittableRandom(seed);
        this.server = LocalServer.start(port, this::handle);
    }

    /**
     * Starts a server.
     *
     * @param log what it sends; others may add to it
     * @param dictionary for compression; null for a server without one
     * @param seed of its faults
     * @param port 0 for a free one
     */
    public static SimulatedJetstream start(JetstreamLog log, byte @Nullable [] dictionary, long seed, int port)
            throws IOException {
        return new SimulatedJetstream(log, dictionary, seed, port);
    }

    /** From now on this goes wrong. */
    public void setFaults(StreamFaults value) {
        faults = value;
    }

    /** The address to follow, version 2. */
    public String address() {
        return "ws://127.0.0.1:" + server.port();
    }

    /** The address of the API. */
    public String api() {
        return "http://127.0.0.1:" + server.port();
    }

    /** How many streams were opened. */
    public int connections() {
        return connections.get();
    }

    /** What the client did wrong. */
    public List<String> complaints() {
        return server.complaints();
    }

    /** Cuts all connections. */
    public void cut() {
        server.cut();
    }

    private void handle(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        switch (request.path()) {
            case V2 -> version2(request, exchange);
            case "/subscribe" -> version1(request, exchange);
            case DICTIONARY -> {
                if (dictionary == null) {
                    exchange.json(404, "{\"error\":\"MethodNotImplemented\"}");
                } else {
                    exchange.answer(200, "application/octet-stream", dictionary, Map.of());
                }
            }
            case PROFILES -> profiles(request, exchange);
            default -> exchange.json(404, "{\"error\":\"NotFound\"}");
        }
    }

    private void version2(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        for (String name : request.query().keySet()) {
            if (!PARAMETERS.contains(name)) {
                server.complain("version 2 has no parameter " + name);
                exchange.json(400, "{\"error\":\"InvalidRequest\",\"message\":\"unknown parameter " + name + "\"}");
                return;
            }
        }
        if (!"xrpc.v1.json".equals(request.header("Sec-WebSocket-Protocol"))) {
            server.complain("the subprotocol xrpc.v1.json is missing");
        }
        if (isRefused(exchange)) {
            return;
        }
        String asked = request.parameter("zstdDictionary");
        if (asked != null && (dictionary == null || Long.parseLong(asked) != Zstd.getDictIdFromDict(dictionary))) {
            exchange.json(400, "{\"error\":\"UnknownZstdDictionary\",\"message\":\"that dictionary was retired\"}");
            return;
        }
        long cursor = number(request.parameter("cursor"));
        long from = cursor == 0 ? log.size() + 1 : cursor >= MICROS_FROM ? log.at(cursor) : cursor;
        if (cursor != 0 && cursor < MICROS_FROM && cursor < log.oldest()) {
            exchange.json(
                    400, "{\"error\":\"CursorTooOld\",\"message\":\"the oldest sequence is " + log.oldest() + "\"}");
            return;
        }
        stream(request, exchange, from, true, asked != null, request.values("collections"));
    }

    private void version1(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        if (isRefused(exchange)) {
            return;
        }
        long cursor = number(request.parameter("cursor"));
        boolean compressed = "true".equals(request.parameter("compress"));
        stream(
                request,
                exchange,
                cursor == 0 ? log.size() + 1 : log.at(cursor),
                false,
                compressed,
                request.values("wantedCollections"));
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    private boolean isRefused(LocalServer.Exchange exchange) throws IOException {
        if (happens(faults.refuse())) {
            exchange.json(503, "{\"error\":\"UpstreamFailure\"}");
            return true;
        }
        if (happens(faults.throttle())) {
            exchange.answer(
                    429,
                    "application/json",
                    "{\"error\":\"RateLimitExceeded\"}".getBytes(StandardCharsets.UTF_8),
                    Map.of("Retry-After", "1"));
            return true;
        }
        return false;
    }

    private boolean happens(double probability) {
        synchronized (random) {
            return StreamFaults.happens(random, probability);
        }
    }

    private void stream(
            Request request,
            LocalServer.Exchange exchange,
            long from,
            boolean second,
            boolean compressed,
            List<String> collections)
            throws IOException, InterruptedException {
        connections.incrementAndGet();
        WebSocketWriter socket = WebSocketWriter.accept(request, exchange.out(), second ? "xrpc.v1.json" : null);
        try (ZstdCompressCtx compressor = new ZstdCompressCtx()) {
            if (compressed && dictionary != null) {
                compressor.loadDict(dictionary);
            }
            long next = from;
            int quiet = 0;
            while (true) {
                JetstreamLog.Event event = log.await(next, POLL_MILLIS);
                if (event == null) {
                    socket.flush();
                    if (++quiet % PING_EVERY == 0) {
                        socket.ping();
                    }
                    if (exchange.in().available() > 0) {
                        checkClient(exchange);
                    }
                    continue;
                }
                next = event.sequence() + 1;
                if (!collections.isEmpty() && !collections.contains(event.collection())) {
                    continue;
                }
                byte[] message = second ? event.version2() : event.version1();
                next = disturbed(socket, message, next);
                if (compressed) {
                    socket.binary(compressor.compress(message));
                } else {
                    socket.text(message);
                }
            }
        }
    }

    /** Lets go wrong what has to; the number of the event to go on with. */
    private long disturbed(WebSocketWriter socket, byte[] message, long next) throws IOException, InterruptedException {
        StreamFaults now = faults;
        if (happens(now.cut())) {
            socket.half(message);
            throw new IOException("cut");
        }
        if (happens(now.close())) {
            socket.close(1001);
            throw new IOException("closed");
        }
        if (happens(now.silence())) {
            socket.flush();
            Thread.sleep(Long.MAX_VALUE);
        }
        if (happens(now.slow())) {
            socket.text("{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":\"fell behind\"}"
                    .getBytes(StandardCharsets.UTF_8));
            socket.close(1008);
            throw new IOException("too slow");
        }
        if (happens(now.invalid())) {
            socket.text("{\"did\":\"did:plc:".getBytes(StandardCharsets.UTF_8));
        }
        return happens(now.repeat()) ? Math.max(log.oldest(), next - REPEATED) : next;
    }

    /** A client answers pings and closes; it sends no data. */
    private void checkClient(LocalServer.Exchange exchange) throws IOException {
        int opcode = exchange.in().read() & 0x0f;
        int length = exchange.in().read() & 0x7f;
        exchange.in().skipNBytes(4L + Math.min(length, 125));
        if (opcode == 1 || opcode == 2) {
            server.complain("the client sent data");
        }
        if (opcode == 8) {
            throw new IOException("the client closed the connection");
        }
    }

    private void profiles(Request request, LocalServer.Exchange exchange) throws IOException {
        List<String> actors = request.values("actors");
        if (actors.isEmpty() || actors.size() > MAX_PROFILES) {
            server.complain("getProfiles takes 1 to 25 actors, not " + actors.size());
            exchange.json(400, "{\"error\":\"InvalidRequest\"}");
            return;
        }
        StringBuilder json = new StringBuilder("{\"profiles\":[");
        for (String did : actors) {
            String name = did.substring(did.lastIndexOf(':') + 1);
            json.append(json.length() > 13 ? "," : "")
                    .append("{\"did\":\"")
                    .append(did)
                    .append("\",\"handle\":\"")
                    .append(name)
                    .append(".example.org\",\"displayName\":\"Dr ")
                    .append(name)
                    .append("\",\"followersCount\":")
                    .append(Math.floorMod(did.hashCode(), 5_000))
                    .append(",\"followsCount\":")
                    .append(Math.floorMod(did.hashCode(), 700))
                    .append(",\"createdAt\":\"2023-05-01T00:00:00.000Z\"}");
        }
        exchange.json(200, json.append("]}").toString());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
