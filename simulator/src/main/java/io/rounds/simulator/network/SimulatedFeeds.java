package io.rounds.simulator.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server of feeds: what is published at a path, with {@code ETag} and {@code Last-Modified}, 304 where nothing has changed,
 * and faults by path. It complains of clients that do not name themselves.
 */
public final class SimulatedFeeds implements AutoCloseable {
    private static final String MODIFIED = "Mon, 05 Jan 2026 10:00:00 GMT";
    private static final int HUGE = 11 << 20;

    private final Map<String, String> feeds = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> requests = new ConcurrentHashMap<>();
    private final Map<String, Integer> unchanged = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final LocalServer server;

    /** What goes wrong. */
    public enum Fault {
        /** 500. */
        ERROR,
        /** 429 with {@code Retry-After: 7200}. */
        THROTTLED,
        /** The connection is cut in the middle of the feed. */
        CUT,
        /** 11 MiB of white space before the feed. */
        HUGE,
        /** A redirect to itself. */
        LOOP,
        /** No answer. */
        SILENT
    }

    private SimulatedFeeds() throws IOException {
        this.server = LocalServer.start(0, this::handle);
    }

    /** Starts a server on a free port. */
    public static SimulatedFeeds start() throws IOException {
        return new SimulatedFeeds();
    }

    /** Publishes a feed. */
    public void publish(String path, String feed) {
        feeds.put(path, feed);
    }

    /** From now on a path redirects to an address. */
    public void redirect(String path, String address) {
        redirects.put(path, address);
    }

    /** From now on this goes wrong at a path. */
    public void fail(String path, Fault fault) {
        faults.put(path, fault);
    }

    /** From now on nothing goes wrong at a path. */
    public void heal(String path) {
        faults.remove(path);
    }

    /** The address of a path. */
    public String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /** How often a path was asked for. */
    public int requests(String path) {
        return requests.getOrDefault(path, 0);
    }

    /** How often the answer was that nothing has changed. */
    public int unchanged(String path) {
        return unchanged.getOrDefault(path, 0);
    }

    /** What the client did wrong. */
    public List<String> complaints() {
        return server.complaints();
    }

    private void handle(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        String path = request.path();
        requests.merge(path, 1, Integer::sum);
        String agent = request.header("User-Agent");
        if (agent == null || !agent.startsWith("rounds")) {
            server.complain("the client does not name itself");
        }
        Fault fault = faults.get(path);
        if (fault != null) {
            fail(fault, path, exchange);
            return;
        }
        String moved = redirects.get(path);
        if (moved != null) {
            exchange.answer(301, "text/plain", new byte[0], Map.of("Location", moved));
            return;
        }
        String feed = feeds.get(path);
        if (feed == null) {
            exchange.answer(404, "text/plain", new byte[0], Map.of());
            return;
        }
        String etag = '"' + Integer.toHexString(feed.hashCode()) + '"';
        if (etag.equals(request.header("If-None-Match"))) {
            if (!MODIFIED.equals(request.header("If-Modified-Since"))) {
                server.complain("If-Modified-Since is missing");
            }
            unchanged.merge(path, 1, Integer::sum);
            exchange.answer(304, "text/plain", new byte[0], Map.of("ETag", etag));
            return;
        }
        Map<String, String> headers = new HashMap<>(Map.of("ETag", etag, "Last-Modified", MODIFIED));
        exchange.answer(
                200,
                feed.startsWith("{") ? "application/feed+json" : "application/xml; charset=utf-8",
                feed.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private void fail(Fault fault, String path, LocalServer.Exchange exchange)
            throws IOException, InterruptedException {
        byte[] feed = feeds.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        switch (fault) {
            case ERROR -> exchange.answer(500, "text/plain", new byte[0], Map.of());
            case THROTTLED -> exchange.answer(429, "text/plain", new byte[0], Map.of("Retry-After", "7200"));
            case CUT -> {
                exchange.out()
                        .write(("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + feed.length
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                exchange.out().write(feed, 0, feed.length / 2);
                exchange.out().flush();
                throw new IOException("cut");
            }
            case HUGE ->
                exchange.answer(200, "application/xml", " ".repeat(HUGE).getBytes(StandardCharsets.UTF_8), Map.of());
            case LOOP -> exchange.answer(302, "text/plain", new byte[0], Map.of("Location", address(path)));
            case SILENT -> Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
