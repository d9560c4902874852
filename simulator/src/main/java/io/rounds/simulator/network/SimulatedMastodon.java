package io.rounds.simulator.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server of Mastodon 4.5 as its documentation and source describe it: {@code /api/v2/instance}, timelines of hashtags, single
 * statuses, and streaming by WebSocket.
 *
 * <p>It knows all posts of its own accounts and a part of all others, which come with a delay. As on a real server, a status is
 * filed under the time at which it was written, a timeline whose first hashtag the server has never seen is empty whatever
 * the others have, and the {@code Link} to other pages leaves {@code any[]} out.
 *
 * <p>Of the {@link StreamFaults}, {@code refuse}, {@code throttle}, {@code cut}, {@code silence} and {@code invalid} hold for
 * each answer, and all but {@code slow} for each message of a stream.
 */
public final class SimulatedMastodon implements AutoCloseable {
    private static final String TAG = "/api/v1/timelines/tag/";
    private static final String STATUS = "/api/v1/statuses/";
    private static final String STREAMING = "/api/v1/streaming";
    private static final Set<String> PARAMETERS = Set.of(
            "limit", "any[]", "all[]", "none[]", "local", "remote", "min_id", "max_id", "since_id", "only_media");
    private static final int MAX_TAGS = 4;
    private static final int MAX_PAGE = 40;
    private static final int POLL_MILLIS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration PAGING_WINDOW = Duration.ofMinutes(15);
    private static final Duration THROTTLED = Duration.ofSeconds(20);
    /** Some posts take hours from server to server. */
    private static final double LATE = 0.02;

    private final Fediverse fediverse;
    private final Options options;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final LocalServer server;
    private final SplittableRandom random;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final Throttle all;
    private final Throttle paging;
    private final Map<Fediverse.Post, Arrival> arrivals = new ConcurrentHashMap<>();
    private Instant closedUntil = Instant.MIN;
    private volatile StreamFaults faults = StreamFaults.NONE;
    private volatile boolean down;

    /** Who may see timelines of hashtags. */
    public enum Access {
        /** Everybody. */
        EVERYBODY,
        /** Users, as the server says itself. */
        USERS,
        /** Users, which only the answer tells, as before Mastodon 4.5. */
        USERS_UNSAID
    }

    /**
     * What the server is like.
     *
     * @param name its host in the Fediverse; accounts of that home are its own
     * @param coverage the part of all other posts that it knows, 0 to 1
     * @param access who may see timelines
     * @param token the only token it accepts
     * @param limit how many requests it allows in 5 minutes, and how many for pages in 15
     * @param heartbeat how often a stream is pinged
     */
    public record Options(String name, double coverage, Access access, String token, int limit, Duration heartbeat) {}

    private SimulatedMastodon(Fediverse fediverse, Options options, Clock clock, long seed, int port)
            throws IOException {
        this.fediverse = fediverse;
        this.options = options;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.all = new Throttle(options.limit, WINDOW);
        this.paging = new Throttle(options.limit, PAGING_WINDOW);
        this.server = LocalServer.start(port, this::handle);
    }

    /**
     * Starts a server.
     *
     * @param fediverse what people write; others may add to it
     * @param clock decides what has arrived by now
     * @param seed of its faults
     * @param port 0 for a free one
     */
    public static SimulatedMastodon start(Fediverse fediverse, Options options, Clock clock, long seed, int port)
            throws IOException {
        return new SimulatedMastodon(fediverse, options, clock, seed, port);
    }

    /** From now on this goes wrong. */
    public void setFaults(StreamFaults value) {
        faults = value;
    }

    /** From now on every answer is 503, or no more. */
    public void setDown(boolean value) {
        down = value;
        if (value) {
            server.cut();
        }
    }

    /** The address to follow. */
    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    /** How many requests it has had. */
    public int requests() {
        return requests.get();
    }

    /** How many streams were opened. */
    public int streams() {
        return streams.get();
    }

    /** What the client did wrong. */
    public List<String> complaints() {
        return server.complaints();
    }

    /** The statuses it has now with one of these hashtags: the time of the last edit, empty if there was none, by address. */
    public Map<String, String> statuses(Set<String> tags) {
        Map<String, String> statuses = new TreeMap<>();
        for (View view : views()) {
            if (view.status.tags().stream().anyMatch(tags::contains)) {
                statuses.put(view.post.uri(), view.edited == null ? "" : time(view.edited));
            }
        }
        return statuses;
    }

    /** A limit of requests in fixed windows of time, as rack-attack has them. */
    private static final class Throttle {
        private final int limit;
        private final Duration window;
        private long current = -1;
        private int count;

        Throttle(int limit, Duration window) {
            this.limit = limit;
            this.window = window;
        }

        void count(Instant now) {
            long number = now.getEpochSecond() / window.toSeconds();
            if (number != current) {
                current = number;
                count = 0;
            }
            count++;
        }

        int left() {
            return Math.max(0, limit - count);
        }

        boolean isPassed() {
            return count > limit;
        }

        Instant reset() {
            return Instant.ofEpochSecond((current + 1) * window.toSeconds());
        }
    }

    /** What this server shows of a post. */
    private record View(
            Fediverse.Post post,
            long id,
            Fediverse.Version status,
            @Nullable Instant edited) {}

    /**
     * What this server has to do with a post.
     *
     * @param knows whether it gets the post
     * @param delay how long the post, an edit or its deletion takes to it
     * @param id a Snowflake of the time at which the post was written, see lib/mastodon/snowflake.rb
     */
    private record Arrival(boolean knows, Duration delay, long id) {}

    private Arrival arrival(Fediverse.Post post) {
        return arrivals.computeIfAbsent(post, unused -> {
            SplittableRandom drawn = new SplittableRandom(31L * post.uri().hashCode() + options.name.hashCode());
            boolean own = post.home.equals(options.name);
            boolean knows = drawn.nextDouble() < options.coverage || own;
            Duration delay = drawn.nextDouble() < LATE
                    ? Duration.ofSeconds(drawn.nextInt(600, 3 * 3600))
                    : Duration.ofMillis(drawn.nextInt(60_000));
            long id = post.created.toEpochMilli() << 16 | drawn.nextInt(1 << 16);
            return new Arrival(knows, own ? Duration.ZERO : delay, id);
        });
    }

    private @Nullable View view(Fediverse.Post post, Instant now) {
        Instant known = now.minus(arrival(post).delay);
        if (!arrival(post).knows || (post.deletedAt != null && !post.deletedAt.isAfter(known))) {
            return null;
        }
        Fediverse.@Nullable Version latest = null;
        @Nullable Instant edited = null;
        for (Fediverse.Version version : List.copyOf(post.versions)) {
            if (!version.at().isAfter(known)) {
                edited = latest == null ? null : version.at();
                latest = version;
            }
        }
        return latest == null ? null : new View(post, arrival(post).id, latest, edited);
    }

    /** All statuses it has now, oldest first. */
    private List<View> views() {
        Instant now = clock.instant();
        List<View> views = new ArrayList<>();
        for (Fediverse.Post post : fediverse.posts()) {
            View view = view(post, now);
            if (view != null) {
                views.add(view);
            }
        }
        views.sort(Comparator.comparingLong(View::id));
        return views;
    }

    private boolean happens(double probability) {
        synchronized (random) {
            return StreamFaults.happens(random, probability);
        }
    }

    private void handle(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        check(request);
        if (request.path().equals(STREAMING)) {
            stream(request, exchange);
            return;
        }
        requests.incrementAndGet();
        Map<String, String> headers = throttled(request, exchange);
        if (headers == null) {
            return;
        }
        if (down || happens(faults.refuse())) {
            exchange.json(503, "{\"error\":\"Service Unavailable\"}");
            return;
        }
        if (happens(faults.silence())) {
            Thread.sleep(Long.MAX_VALUE);
        }
        String token = request.header("Authorization");
        if (token != null && !token.equals("Bearer " + options.token)) {
            server.complain("a wrong token");
            exchange.json(401, "{\"error\":\"The access token is invalid\"}");
            return;
        }
        if (request.path().equals("/api/v2/instance")) {
            answer(exchange, instance(), headers);
        } else if (request.path().startsWith(TAG)) {
            timeline(request, token != null, exchange, headers);
        } else if (request.path().startsWith(STATUS)) {
            status(request.path().substring(STATUS.length()), exchange, headers);
        } else {
            server.complain("there is no " + request.path());
            exchange.json(404, "{\"error\":\"Not found\"}");
        }
    }

    private void check(Request request) {
        String agent = request.header("User-Agent");
        if (agent == null || agent.toLowerCase(Locale.ROOT).startsWith("java")) {
            server.complain("the header User-Agent does not say who asks");
        }
        if (request.query().containsKey("access_token")) {
            server.complain("a token in an address");
        }
        if (!request.method().equals("GET")) {
            server.complain("a request that is no GET");
        }
    }

    /** Counts a request; the headers of its answer, or null if it was refused. */
    private @Nullable Map<String, String> throttled(Request request, LocalServer.Exchange exchange) throws IOException {
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        synchronized (all) {
            if (now.isBefore(closedUntil)) {
                server.complain("a request before the time that the server has asked to wait for");
            }
            all.count(now);
            boolean pages = request.query().containsKey("min_id")
                    || request.query().containsKey("max_id")
                    || request.query().containsKey("since_id");
            if (pages) {
                paging.count(now);
            }
            Throttle tighter = pages && paging.left() < all.left() ? paging : all;
            boolean passed = all.isPassed() || (pages && paging.isPassed());
            if (passed) {
                server.complain("more requests than the server allows");
            }
            Instant reset = tighter.reset();
            boolean fault = happens(faults.throttle());
            if (fault) {
                reset = now.plus(THROTTLED);
            }
            headers.put("X-RateLimit-Limit", String.valueOf(options.limit));
            headers.put("X-RateLimit-Remaining", String.valueOf(fault ? 0 : tighter.left()));
            headers.put("X-RateLimit-Reset", reset.toString());
            if (!passed && !fault) {
                return headers;
            }
            closedUntil = reset;
        }
        exchange.answer(
                429, "application/json", "{\"error\":\"Too many requests\"}".getBytes(StandardCharsets.UTF_8), headers);
        return null;
    }

    private void answer(LocalServer.Exchange exchange, JsonNode body, Map<String, String> headers) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        if (happens(faults.invalid())) {
            bytes = "<html>An error has occurred</html>".getBytes(StandardCharsets.UTF_8);
        }
        if (happens(faults.cut())) {
            exchange.out()
                    .write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            exchange.out().write(bytes, 0, bytes.length / 2);
            exchange.out().flush();
            throw new IOException("cut");
        }
        exchange.answer(200, "application/json", bytes, headers);
    }

    private ObjectNode instance() {
        ObjectNode instance =
                json.createObjectNode().put("domain", options.name).put("version", "4.5.0");
        ObjectNode configuration = instance.putObject("configuration");
        configuration.putObject("urls").put("streaming", "ws://127.0.0.1:" + server.port());
        if (options.access != Access.USERS_UNSAID) {
            String access = options.access == Access.EVERYBODY ? "public" : "authenticated";
            configuration
                    .putObject("timelines_access")
                    .putObject("hashtag_feeds")
                    .put("local", access)
                    .put("remote", access);
        }
        return instance;
    }

    private void timeline(Request request, boolean user, LocalServer.Exchange exchange, Map<String, String> headers)
            throws IOException {
        for (String name : request.query().keySet()) {
            if (!PARAMETERS.contains(name)) {
                server.complain("timelines have no parameter " + name);
            }
        }
        if (!user && options.access != Access.EVERYBODY) {
            if (options.access == Access.USERS) {
                server.complain("a timeline was asked for that the server has said to be for users");
            }
            exchange.json(
                    options.access == Access.USERS ? 401 : 422,
                    "{\"error\":\"This method requires an authenticated user\"}");
            return;
        }
        List<String> others = request.values("any[]");
        String limit = request.parameter("limit");
        int size = limit == null ? 20 : Integer.parseInt(limit);
        if (others.size() > MAX_TAGS || size > MAX_PAGE) {
            server.complain("at most 4 further hashtags and 40 statuses a page");
        }
        String first = request.path().substring(TAG.length());
        Set<String> tags = new HashSet<>(others.subList(0, Math.min(others.size(), MAX_TAGS)));
        tags.add(first);
        List<View> all = views();
        boolean exists = all.stream().anyMatch(view -> view.status.tags().contains(first));
        List<View> page = new ArrayList<>();
        if (exists) {
            all.stream()
                    .filter(view -> view.status.tags().stream().anyMatch(tags::contains))
                    .forEach(page::add);
            page = cut(page, request, Math.min(size, MAX_PAGE));
        }
        if (!page.isEmpty()) {
            String address = address() + TAG + first + "?limit=" + size;
            headers.put(
                    "Link",
                    "<" + address + "&max_id=" + page.get(page.size() - 1).id + ">; rel=\"next\", <" + address
                            + "&min_id=" + page.get(0).id + ">; rel=\"prev\"");
        }
        ArrayNode body = json.createArrayNode();
        page.forEach(view -> body.add(status(view)));
        answer(exchange, body, headers);
    }

    /** A page, newest first. See app/models/concerns/paginable.rb. */
    private static List<View> cut(List<View> all, Request request, int size) {
        long after = number(request.parameter("min_id"), number(request.parameter("since_id"), Long.MIN_VALUE));
        long before = number(request.parameter("max_id"), Long.MAX_VALUE);
        List<View> page = new ArrayList<>(
                all.stream().filter(view -> view.id > after && view.id < before).toList());
        boolean forward = request.parameter("min_id") != null;
        int from = forward ? 0 : Math.max(0, page.size() - size);
        page = new ArrayList<>(page.subList(from, Math.min(page.size(), from + size)));
        java.util.Collections.reverse(page);
        return page;
    }

    private static long number(@Nullable String text, long otherwise) {
        return text == null ? otherwise : Long.parseLong(text);
    }

    private void status(String id, LocalServer.Exchange exchange, Map<String, String> headers) throws IOException {
        for (View view : views()) {
            if (String.valueOf(view.id).equals(id)) {
                answer(exchange, status(view), headers);
                return;
            }
        }
        exchange.answer(
                404, "application/json", "{\"error\":\"Record not found\"}".getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private ObjectNode status(View view) {
        Fediverse.Post post = view.post;
        Fediverse.Post parent = post.parent;
        boolean answers = parent != null && arrival(parent).knows;
        ObjectNode status = json.createObjectNode()
                .put("id", String.valueOf(view.id))
                .put("created_at", time(post.created))
                .put("in_reply_to_id", answers && parent != null ? String.valueOf(arrival(parent).id) : null)
                .put("in_reply_to_account_id", answers && parent != null ? accountId(parent) : null)
                .put("sensitive", false)
                .put("spoiler_text", "")
                .put("visibility", "public")
                .put("language", post.language)
                .put("uri", post.uri())
                .put("url", "https://" + post.home + "/@" + post.author + '/' + post.number)
                .put("content", html(view.status))
                .put("edited_at", view.edited == null ? null : time(view.edited));
        status.putNull("reblog");
        status.set("account", account(post));
        status.putArray("media_attachments");
        status.putArray("mentions");
        ArrayNode tags = status.putArray("tags");
        view.status.tags().forEach(tag -> tags.addObject()
                .put("name", tag)
                .put("url", "https://" + options.name + "/tags/" + tag));
        status.putArray("emojis");
        status.putNull("card");
        status.putNull("poll");
        return status;
    }

    private String accountId(Fediverse.Post post) {
        return String.valueOf(Integer.toUnsignedLong(31 * post.actor().hashCode() + options.name.hashCode()));
    }

    private ObjectNode account(Fediverse.Post post) {
        return json.createObjectNode()
                .put("id", accountId(post))
                .put("username", post.author)
                .put("acct", post.home.equals(options.name) ? post.author : post.author + '@' + post.home)
                .put("display_name", "Dr " + post.author)
                .put("bot", false)
                .put("created_at", "2022-11-05T00:00:00.000Z")
                .put("url", "https://" + post.home + "/@" + post.author)
                .put("followers_count", Math.floorMod(post.author.hashCode(), 5_000))
                .put("following_count", Math.floorMod(post.author.hashCode(), 700));
    }

    /** A text as Mastodon writes it. */
    private String html(Fediverse.Version version) {
        StringBuilder html = new StringBuilder("<p>");
        for (String word : version.text().split(" ", -1)) {
            String link = version.links().get(word);
            if (html.length() > 3) {
                html.append(' ');
            }
            if (link != null) {
                html.append("<a href=\"")
                        .append(escaped(link))
                        .append("\" rel=\"nofollow noopener\" target=\"_blank\">")
                        .append(escaped(link))
                        .append("</a>");
            } else if (word.matches("#[\\p{L}\\p{N}_]+")) {
                html.append("<a href=\"https://")
                        .append(options.name)
                        .append("/tags/")
                        .append(word.substring(1))
                        .append("\" class=\"mention hashtag\" rel=\"tag\">#<span>")
                        .append(word.substring(1))
                        .append("</span></a>");
            } else {
                html.append(escaped(word));
            }
        }
        return html.append("</p>").toString().replace("\n", "<br />");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A message of a stream, and when this server sends it. */
    private record Event(Instant at, String name, View view) {}

    private List<Event> events(Instant after, Instant until) {
        List<Event> events = new ArrayList<>();
        for (Fediverse.Post post : fediverse.posts()) {
            if (!arrival(post).knows) {
                continue;
            }
            Duration delay = arrival(post).delay;
            Fediverse.@Nullable Version last = null;
            for (Fediverse.Version version : List.copyOf(post.versions)) {
                boolean isEdit = last != null;
                View view = new View(post, arrival(post).id, version, isEdit ? version.at() : null);
                events.add(new Event(version.at().plus(delay), isEdit ? "status.update" : "update", view));
                last = version;
            }
            Instant deleted = post.deletedAt;
            if (deleted != null && last != null) {
                events.add(new Event(deleted.plus(delay), "delete", new View(post, arrival(post).id, last, null)));
            }
        }
        events.removeIf(event -> !event.at.isAfter(after) || event.at.isAfter(until));
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    private void stream(Request request, LocalServer.Exchange exchange) throws IOException, InterruptedException {
        if (!("Bearer " + options.token).equals(request.header("Authorization"))) {
            server.complain("a stream without the token");
            exchange.json(401, "{\"error\":\"Missing access token\"}");
            return;
        }
        if (down || happens(faults.refuse())) {
            exchange.json(503, "{\"error\":\"Service Unavailable\"}");
            return;
        }
        if (request.header("Sec-WebSocket-Key") == null) {
            server.complain("a stream that is no WebSocket");
        }
        streams.incrementAndGet();
        WebSocketWriter socket = WebSocketWriter.accept(request, exchange.out(), null);
        Set<String> tags = new HashSet<>();
        Instant sent = clock.instant();
        long pinged = System.nanoTime();
        while (true) {
            while (exchange.in().available() > 0) {
                subscribe(exchange.in(), tags);
            }
            Instant now = clock.instant();
            for (Event event : events(sent, now)) {
                for (String tag : event.view.status.tags()) {
                    if (tags.contains(tag)) {
                        send(socket, message(event, tag));
                    }
                }
            }
            sent = now;
            if (System.nanoTime() - pinged > options.heartbeat.toNanos()) {
                socket.ping();
                pinged = System.nanoTime();
            }
            socket.flush();
            Thread.sleep(POLL_MILLIS);
        }
    }

    private byte[] message(Event event, String tag) throws IOException {
        ObjectNode message = json.createObjectNode();
        message.putArray("stream").add("hashtag").add(tag);
        return json.writeValueAsBytes(message.put("event", event.name)
                .put(
                        "payload",
                        event.name.equals("delete")
                                ? String.valueOf(event.view.id)
                                : status(event.view).toString()));
    }

    private void send(WebSocketWriter socket, byte[] message) throws IOException, InterruptedException {
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
        if (happens(now.invalid())) {
            socket.text("{\"stream\":[".getBytes(StandardCharsets.UTF_8));
        }
        if (happens(now.repeat())) {
            socket.text(message);
        }
        socket.text(message);
    }

    /** Reads a frame of the client: it subscribes, answers pings, and closes. */
    private void subscribe(InputStream in, Set<String> tags) throws IOException {
        int opcode = in.read() & 0x0f;
        int length = in.read() & 0x7f;
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        byte[] mask = in.readNBytes(4);
        byte[] data = in.readNBytes(length);
        for (int i = 0; i < data.length; i++) {
            data[i] ^= mask[i % 4];
        }
        if (opcode == 8) {
            throw new IOException("the client closed the connection");
        }
        if (opcode == 1) {
            JsonNode message = json.readTree(data);
            if (!message.path("type").asText().equals("subscribe")
                    || !message.path("stream").asText().equals("hashtag")
                    || !message.path("tag").isTextual()) {
                server.complain("a message that is no subscription: " + message);
            }
            tags.add(message.path("tag").asText().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
