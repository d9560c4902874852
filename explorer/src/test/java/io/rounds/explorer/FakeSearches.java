package io.rounds.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that answers {@code _msearch} like an Elasticsearch with a few documents: a search finds all documents of
 * its index, whatever its query.
 */
public final class FakeSearches implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<JsonNode>> documents = new ConcurrentHashMap<>();
    private final List<JsonNode> searches = new CopyOnWriteArrayList<>();
    private volatile @Nullable Reply trouble;
    private volatile @Nullable JsonNode response;

    private record Reply(int status, String body) {}

    public FakeSearches() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds a document, the last one of its index. */
    public void add(String index, String json) throws IOException {
        documents.computeIfAbsent(index, unseen -> new CopyOnWriteArrayList<>()).add(JSON.readTree(json));
    }

    /** Answers every request with this status and body, until {@link #recover}. */
    public void fail(int status, String body) {
        trouble = new Reply(status, body);
    }

    /** Answers every search with this response, until {@link #recover}. */
    public void respond(String json) throws IOException {
        response = JSON.readTree(json);
    }

    /** Answers from the documents again. */
    public void recover() {
        trouble = null;
        response = null;
    }

    /** The bodies of all searches so far, each with its {@code index}. */
    public List<JsonNode> searches() {
        return List.copyOf(searches);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Reply reply = trouble;
            if (reply == null) {
                reply = new Reply(200, respondAll(body));
            }
            byte[] bytes = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String respondAll(String lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(lines.split("\n", -1)));
        ArrayNode responses = JSON.createArrayNode();
        for (int i = 0; i + 1 < all.size(); i += 2) {
            ObjectNode search = (ObjectNode) JSON.readTree(all.get(i + 1));
            String index = JSON.readTree(all.get(i)).at("/index/0").asText();
            search.put("index", index);
            searches.add(search);
            JsonNode fixed = response;
            responses.add(fixed == null ? found(logical(index), search) : fixed);
        }
        return JSON.createObjectNode().set("responses", responses).toString();
    }

    /** {@code tweets} for {@code rounds-tweets-2026.01}. */
    private static String logical(String index) {
        return index.replaceFirst("^rounds-", "").replaceFirst("-[0-9.]+$", "");
    }

    private ObjectNode found(String index, JsonNode search) {
        List<JsonNode> all = documents.getOrDefault(index, List.of());
        ObjectNode json = JSON.createObjectNode().put("timed_out", false).put("status", 200);
        ObjectNode hits = json.putObject("hits");
        hits.putObject("total").put("value", all.size());
        ArrayNode rows = hits.putArray("hits");
        for (JsonNode document :
                all.subList(0, Math.min(all.size(), search.path("size").asInt()))) {
            ObjectNode hit = rows.addObject();
            hit.set("_source", document);
            ArrayNode values = hit.putArray("sort");
            search.path("sort")
                    .forEach(by ->
                            values.add(document.at('/' + by.fieldNames().next().replace('.', '/'))));
        }
        return json;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
