package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The part of X's API v2 that following needs, as docs.x.com describes it: rules, the filtered stream, recent search and counts.
 * Its time is that of its posts.
 *
 * <p>The stream has no memory: who is not connected when a post becomes public does not get it. Of the {@link StreamFaults},
 * {@code refuse} and {@code throttle} hold for each request, and {@code slow} is an operational disconnect.
 */
public final class SimulatedX implements AutoCloseable {
    private static final String RULES = "/2/tweets/search/stream/rules";
    private static final String STREAM = "/2/tweets/search/stream";
    private static final String SEARCH = "/2/tweets/search/recent";
    private static final String COUNTS = "/2/tweets/counts/recent";
    /** Requests in 15 minutes; for POST on rules 100. */
    private static final Map<String, Integer> LIMITS = Map.of(
            "GET " + RULES, 450, "POST " + RULES, 100, "GET " + STREAM, 50, "GET " + SEARCH, 450, "GET " + COUNTS, 300);

    private static final Set<String> SEARCH_PARAMETERS = Set.of(
            "query",
            "since_id",
            "until_id",
            "start_time",
            "max_results",
            "next_token",
            "tweet.fields",
            "expansions",
            "user.fields");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);
    private static final int MAX_QUERY = 512;
    private static final int REPEATED = 100;
    private static final int TICK_MILLIS = 5;
    private static final int POLL_MILLIS = 20;
    private static final int PROBE_MILLIS = 300;
    private static final String PROBLEMS = "https://api.twitter.com/2/problems/";

    private final XPosts posts;
    private final Clock clock;
    private final String token;
    private final Pace pace;
    private final ObjectMapper json = new ObjectMapper();
    private final LocalServer server;
    private final XRules rules;
    private final XBill bill = new XBill();
    private final SplittableRandom random;
    private final AtomicInteger streams = new AtomicInteger();
    private final Map<String, Window> windows = new HashMap<>();
    private final Object connecting = new Object();
    private @Nullable Socket open;
    private volatile StreamFaults faults = StreamFaults.NONE;
    private volatile @Nullable Refusal refusal;
    private volatile boolean running;
    private volatile boolean closed;

    /** Why X refuses whatever is asked. */
    public enum Refusal {
        /** Another connection of the account is open. Only streams are refused. */
        TOO_MANY_CONNECTIONS(
                429,
                "{\"title\":\"ConnectionException\",\"detail\":\"This stream is currently at the maximum allowed connection limit.\",\"connection_issue\":\"TooManyConnections\",\"type\":\""
                        + PROBLEMS + "streaming-connection\"}"),
        /** The plan's cap of posts is used up. */
        USAGE_CAP(
                429,
                "{\"title\":\"UsageCapExceeded\",\"detail\":\"Usage cap exceeded: Monthly product cap\",\"period\":\"Monthly\",\"scope\":\"Product\",\"type\":\""
                        + PROBLEMS + "usage-capped\"}"),
        /** Out of credit. */
        NO_CREDIT(
                402,
                "{\"title\":\"CreditsDepleted\",\"detail\":\"Your enrolled account does not have any credits to fulfill this request.\",\"type\":\""
                        + PROBLEMS + "credits-depleted\"}"),
        /** The plan does not allow it. */
        FORBIDDEN(
                403,
                "{\"title\":\"Client Forbidden\",\"detail\":\"This request must be made using an approved developer account.\",\"reason\":\"client-not-enrolled\",\"type\":\""
                        + PROBLEMS + "client-forbidden\"}");

        private final int status;
        private final String body;

        Refusal(int status, String body) {
            this.status = status;
            this.body = body;
        }
    }

    /**
     * How fast time passes.
     *
     * @param postsPerSecond how many posts become public in a second of real time; X sends 250 at most
     * @param idleSpeed how much faster than real time it passes while there are no posts to come; 1 for real time
     */
    public record Pace(double postsPerSecond, double idleSpeed) {}

    private static final class Window {
        private Instant ends = Instant.MIN;
        private int requests;
        private Instant closedUntil = Instant.MIN;
    }

    private SimulatedX(XPosts posts, String token, Pace pace, long seed, int port) throws IOException {
        this.posts = posts;
        this.clock = posts.clock();
        this.token = token;
        this.pace = pace;
        this.random = new SplittableRandom(seed);
        this.server = LocalServer.start(port, this::handle);
        this.rules = new XRules(server::complain);
        Thread time = new Thread(this::letTimePass, "network-x-time");
        time.setDaemon(true);
        time.start();
    }

    /**
     * Starts a server. Its time passes at once, its posts come from {@link #begin} on.
     *
     * @param posts of this server alone
     * @param token the bearer token that it accepts
     * @param pace how fast its time passes
     * @param seed of its faults
     * @param port 0 for a free one
     */
    public static SimulatedX start(XPosts posts, String token, Pace pace, long seed, int port) throws IOException {
        return new SimulatedX(posts, token, pace, seed, port);
    }

    /** From now on posts become public. */
    public void begin() {
        running = true;
    }

    /** From now on this goes wrong. */
    public void setFaults(StreamFaults value) {
        faults = value;
    }

    /** From now on everything is refused; null to accept again. An open stream is told so, and ended. */
    public void refuse(@Nullable Refusal value) {
        refusal = value;
    }

    /** Adds a rule that somebody else made. */
    public void addForeignRule(String value, String tag) {
        rules.addForeign(value, tag);
    }

    /** The rules: id, value and tag of each. */
    public JsonNode rules() {
        return rules.list().path("data");
    }

    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** How many streams were opened. */
    public int streams() {
        return streams.get();
    }

    public XBill bill() {
        return bill;
    }

    /** What the client did wrong. */
    public List<String> complaints() {
        return server.complaints();
    }

    private void letTimePass() {
        double due = 0;
        long last = System.nanoTime();
        while (!closed) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long nanos = System.nanoTime();
            if (running && posts.released() < posts.size()) {
                due += pace.postsPerSecond * (nanos - last) / 1e9;
                posts.release((int) due);
                due -= (int) due;
            } else {
                posts.pass(Duration.ofNanos((long) (pace.idleSpeed * (nanos - last))));
            }
            last = nanos;
        }
    }

    private boolean happens(double probability) {
        synchronized (random) {
            return StreamFaults.happens(random, probability);
        }
    }

    private void handle(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        String endpoint = request.method() + ' ' + request.path();
        Map<String, String> headers = new HashMap<>();
        if (isUnauthorized(request, exchange) || isRefused(endpoint, exchange, headers)) {
            return;
        }
        switch (endpoint) {
            case "GET " + RULES -> answer(exchange, 200, rules.list(), headers);
            case "POST " + RULES -> {
                JsonNode body = json.readTree(request.body());
                boolean dryRun = "true".equals(request.parameter("dry_run"));
                answer(exchange, body.has("add") ? 201 : 200, rules.change(body, dryRun), headers);
            }
            case "GET " + STREAM -> stream(request, exchange, headers);
            case "GET " + SEARCH -> search(request, exchange, headers);
            case "GET " + COUNTS -> count(request, exchange, headers);
            default -> {
                server.complain("there is no " + endpoint);
                exchange.json(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}");
            }
        }
    }

    private boolean isUnauthorized(Request request, LocalServer.Exchange exchange) throws IOException {
        String sent = request.header("Authorization");
        if (sent == null) {
            server.complain("a request without Authorization");
        }
        if (sent == null || !sent.equals("Bearer " + token)) {
            exchange.json(
                    401,
                    "{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,\"detail\":\"Unauthorized\"}");
            return true;
        }
        return false;
    }

    /** Answers with an error if there has to be one; fills the headers in that every answer has. */
    private boolean isRefused(String endpoint, LocalServer.Exchange exchange, Map<String, String> headers)
            throws IOException {
        Refusal now = refusal;
        if (now != null && (now != Refusal.TOO_MANY_CONNECTIONS || endpoint.endsWith(STREAM))) {
            exchange.json(now.status, now.body);
            return true;
        }
        synchronized (windows) {
            Window window = windows.computeIfAbsent(endpoint, unused -> new Window());
            Instant time = clock.instant();
            if (!time.isBefore(window.ends)) {
                window.ends = time.plus(WINDOW);
                window.requests = 0;
            }
            int limit = LIMITS.getOrDefault(endpoint, 1);
            boolean isClosed = time.isBefore(window.closedUntil);
            if (isClosed) {
                server.complain(endpoint + " was asked again before the time that 429 named");
            }
            boolean isTooMuch = ++window.requests > limit;
            if (isClosed || isTooMuch || happens(faults.throttle())) {
                window.closedUntil = ceiling(window.ends);
                headers.put("x-rate-limit-remaining", "0");
                headers.put("x-rate-limit-reset", Long.toString(window.closedUntil.getEpochSecond()));
                exchange.answer(
                        429,
                        "application/json",
                        "{\"title\":\"Too Many Requests\",\"detail\":\"Too Many Requests\",\"type\":\"about:blank\",\"status\":429}"
                                .getBytes(StandardCharsets.UTF_8),
                        headers);
                return true;
            }
            headers.put("x-rate-limit-limit", Integer.toString(limit));
            headers.put("x-rate-limit-remaining", Integer.toString(limit - window.requests));
            headers.put("x-rate-limit-reset", Long.toString(ceiling(window.ends).getEpochSecond()));
        }
        if (happens(faults.refuse())) {
            exchange.json(503, "{\"title\":\"Service Unavailable\",\"type\":\"about:blank\",\"status\":503}");
            return true;
        }
        return false;
    }

    private static Instant ceiling(Instant time) {
        return Instant.ofEpochSecond(time.plusMillis(999).getEpochSecond());
    }

    private void answer(LocalServer.Exchange exchange, int status, JsonNode body, Map<String, String> headers)
            throws IOException {
        exchange.answer(status, "application/json", json.writeValueAsBytes(body), headers);
    }

    private void invalid(LocalServer.Exchange exchange, String message) throws IOException {
        ObjectNode answer = json.createObjectNode();
        answer.putArray("errors").addObject().put("message", message);
        answer.put("title", "Invalid Request")
                .put("detail", "One or more parameters to your request was invalid.")
                .put("type", PROBLEMS + "invalid-request");
        answer(exchange, 400, answer, Map.of());
    }

    private void stream(Request request, LocalServer.Exchange exchange, Map<String, String> headers)
            throws IOException, InterruptedException {
        int next;
        synchronized (connecting) {
            Socket before = open;
            if (before != null && !isGone(before)) {
                server.complain("a second stream was opened beside the first one");
                exchange.json(Refusal.TOO_MANY_CONNECTIONS.status, Refusal.TOO_MANY_CONNECTIONS.body);
                return;
            }
            if (rules.isEmpty()) {
                exchange.json(
                        409,
                        "{\"title\":\"ConnectionException\",\"detail\":\"You must define rules using the POST /2/tweets/search/stream/rules endpoint before connecting to filtered stream.\",\"connection_issue\":\"RuleConfigurationIssue\",\"type\":\""
                                + PROBLEMS + "streaming-connection\"}");
                return;
            }
            open = exchange.socket();
            next = posts.released();
        }
        streams.incrementAndGet();
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        exchange.out()
                .write(head.append("Transfer-Encoding: chunked\r\n\r\n")
                        .toString()
                        .getBytes(StandardCharsets.ISO_8859_1));
        exchange.out().flush();
        send(request, exchange, next);
    }

    /** Whether the client has closed a connection; it sends nothing while it reads a stream. */
    private static boolean isGone(Socket socket) {
        try {
            if (socket.isClosed()) {
                return true;
            }
            socket.setSoTimeout(PROBE_MILLIS);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void send(Request request, LocalServer.Exchange exchange, int from)
            throws IOException, InterruptedException {
        OutputStream out = exchange.out();
        XView view = new XView(request);
        Instant heard = clock.instant();
        int next = from;
        while (!closed) {
            Refusal now = refusal;
            if (now != null) {
                chunk(out, "{\"errors\":[" + now.body + "]}\r\n");
                end(out);
            }
            XPosts.Post post = posts.await(next, POLL_MILLIS);
            if (post == null) {
                if (Duration.between(heard, clock.instant()).compareTo(KEEP_ALIVE) >= 0) {
                    chunk(out, "\r\n");
                    heard = clock.instant();
                }
                continue;
            }
            next++;
            ArrayNode matching = rules.matching(post.tagsWithQuoted());
            if (post.deletes() != null || matching.isEmpty()) {
                continue;
            }
            ObjectNode message = view.message(post);
            message.set("matching_rules", matching);
            String line = json.writeValueAsString(message) + "\r\n";
            next = disturbed(out, line, next);
            bill.message(message, clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
            chunk(out, line);
            heard = clock.instant();
        }
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.write('\r');
        out.write('\n');
        out.flush();
    }

    private static void end(OutputStream out) throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        throw new IOException("the server ended the stream");
    }

    /** Lets go wrong what has to; the number of the post to go on with. */
    private int disturbed(OutputStream out, String line, int next) throws IOException, InterruptedException {
        StreamFaults now = faults;
        if (happens(now.cut())) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes, 0, bytes.length / 2);
            out.flush();
            throw new IOException("cut");
        }
        if (happens(now.close())) {
            end(out);
        }
        if (happens(now.silence())) {
            // Until the client gives up, which the next one that connects finds out.
            while (!closed) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        if (happens(now.slow())) {
            chunk(
                    out,
                    "{\"errors\":[{\"title\":\"operational-disconnect\",\"disconnect_type\":\"UpstreamOperationalDisconnect\",\"detail\":\"This stream has been disconnected upstream for operational reasons.\",\"type\":\""
                            + PROBLEMS + "operational-disconnect\"}]}\r\n");
            end(out);
        }
        if (happens(now.invalid())) {
            chunk(out, line.substring(0, line.length() / 2) + "\r\n");
        }
        return happens(now.repeat()) ? Math.max(0, next - REPEATED) : next;
    }

    private void search(Request request, LocalServer.Exchange exchange, Map<String, String> headers)
            throws IOException {
        String query = request.parameter("query");
        Set<String> tags = query == null || query.length() > MAX_QUERY ? null : XRules.hashtags(query);
        int max = Integer.parseInt(String.valueOf(request.parameter("max_results")));
        String problem = tags == null
                ? "the query is missing, not understood or longer than " + MAX_QUERY
                : max < 10 || max > 100 ? "max_results is 10 to 100" : unknown(request);
        if (tags == null || problem != null) {
            server.complain("recent search: " + problem);
            invalid(exchange, String.valueOf(problem));
            return;
        }
        String since = request.parameter("since_id");
        String start = request.parameter("start_time");
        Instant from = since == null ? Instant.parse(String.valueOf(start)) : timeOf(Long.parseLong(since));
        if (from.isBefore(posts.earliest())) {
            server.complain("recent search: more than seven days back");
            invalid(exchange, "'since_id' must be a tweet id created after " + posts.earliest());
            return;
        }
        long after = since == null ? 0 : Long.parseLong(since);
        String page = request.parameter("next_token");
        String until = request.parameter("until_id");
        if (until != null && (since == null || timeOf(Long.parseLong(until)).isBefore(posts.earliest()))) {
            server.complain("recent search: until_id goes with since_id, and is of the last seven days");
            invalid(exchange, "'until_id'");
            return;
        }
        long before = Math.min(
                page == null ? Long.MAX_VALUE : Long.parseLong(page, Character.MAX_RADIX),
                until == null ? Long.MAX_VALUE : Long.parseLong(until));
        List<XPosts.Post> found = posts.search(post -> post.id() > after
                && post.id() < before
                && !post.created().isBefore(from)
                && post.tags().stream().anyMatch(tags::contains));
        List<XPosts.Post> shown = found.subList(0, Math.min(max, found.size()));
        ObjectNode answer = new XView(request).answer(shown);
        if (found.size() > shown.size()) {
            answer.withObject("/meta")
                    .put("next_token", Long.toString(shown.get(shown.size() - 1).id(), Character.MAX_RADIX));
        }
        bill.message(answer, clock.instant().atOffset(ZoneOffset.UTC).toLocalDate());
        answer(exchange, 200, answer, headers);
    }

    private static @Nullable String unknown(Request request) {
        return request.query().keySet().stream()
                .filter(name -> !SEARCH_PARAMETERS.contains(name))
                .map(name -> "the parameter " + name + " is unknown")
                .findFirst()
                .orElse(null);
    }

    private static Instant timeOf(long id) {
        return Instant.ofEpochMilli((id >>> 22) + 1_288_834_974_657L);
    }

    private void count(Request request, LocalServer.Exchange exchange, Map<String, String> headers) throws IOException {
        String query = request.parameter("query");
        Set<String> tags = query == null || query.length() > MAX_QUERY ? null : XRules.hashtags(query);
        if (tags == null) {
            server.complain("counts: the query is missing, not understood or longer than " + MAX_QUERY);
            invalid(exchange, "query");
            return;
        }
        String start = request.parameter("start_time");
        String end = request.parameter("end_time");
        Instant from = start == null ? Instant.MIN : Instant.parse(start);
        Instant to = end == null ? Instant.MAX : Instant.parse(end);
        Predicate<XPosts.Post> matches = post -> post.tags().stream().anyMatch(tags::contains)
                && !post.created().isBefore(from)
                && post.created().isBefore(to);
        ObjectNode answer = json.createObjectNode();
        answer.putArray("data");
        answer.putObject("meta").put("total_tweet_count", posts.search(matches).size());
        bill.countsRequest();
        answer(exchange, 200, answer, headers);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
    }
}
