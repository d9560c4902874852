package io.rounds.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.rounds.documents.DocumentSchemas;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * An HTTP server that answers bulk requests as it is told: for tests of what a real Elasticsearch does only when it is in
 * trouble. What it is not told about it takes.
 */
public final class FakeElasticsearch implements Closeable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String aliases = "{}";

    /** What to answer to one bulk request. */
    public interface Answer {
        /** Status and body, for these actions. */
        Reply to(List<JsonNode> actions);
    }

    /** Status and body of an answer; a status of 0 closes the connection without one. */
    public record Reply(int status, String body) {}

    public FakeElasticsearch() throws IOException {
        this(HttpServer.create(anyPort(), 0));
    }

    /** One that speaks TLS. */
    public static FakeElasticsearch secured(SSLContext certificate) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate));
        return new FakeElasticsearch(server);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private FakeElasticsearch(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort();
    }

    /** The next bulk request that has no answer yet gets this one. */
    public FakeElasticsearch then(Answer answer) {
        answers.add(answer);
        return this;
    }

    public FakeElasticsearch then(int status, String body) {
        return then(actions -> new Reply(status, body));
    }

    /** The answer to the question which indices there are. */
    public void hasAliases(String json) {
        aliases = json;
    }

    /** An item for each action: its status, and an error for all but the good ones. */
    public static Reply items(List<JsonNode> actions, ItemStatus statuses) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < actions.size(); i++) {
            int status = statuses.of(actions.get(i));
            String error =
                    status < 300 ? "" : ",\"error\":{\"type\":\"some_exception\",\"reason\":\"reason " + i + "\"}";
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"index\":{\"status\":")
                    .append(status)
                    .append(error)
                    .append("}}");
        }
        return new Reply(200, "{\"errors\":true,\"items\":[" + items + "]}");
    }

    /** What to answer to one action of a bulk request. */
    public interface ItemStatus {
        int of(JsonNode action);
    }

    /** The ids sent in each bulk request so far. */
    public List<List<String>> ids() {
        return bodies.stream()
                .map(FakeElasticsearch::actions)
                .map(actions -> actions.stream()
                        .map(action -> action.path("_id").asText())
                        .toList())
                .toList();
    }

    /** The ids of the actions that were answered with success. */
    public Set<String> taken() {
        return new TreeSet<>(taken);
    }

    private void noteTaken(List<JsonNode> actions, Reply reply) {
        if (reply.status() != 200) {
            return;
        }
        JsonNode items = DocumentSchemas.parse(reply.body()).path("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).elements().next().path("status").asInt() < 300) {
                taken.add(actions.get(i).path("_id").asText());
            }
        }
    }

    /** Method and path of the requests so far that are not bulk requests. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The bulk requests so far. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The Authorization headers so far. */
    public List<String> authorizations() {
        return List.copyOf(headers);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Reply reply;
            if (exchange.getRequestURI().getPath().equals("/_bulk")) {
                List<JsonNode> actions = actions(body);
                bodies.add(body);
                Answer answer = answers.poll();
                reply = answer == null ? items(actions, action -> 201) : answer.to(actions);
                noteTaken(actions, reply);
            } else {
                requests.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI());
                reply = new Reply(200, aliases);
            }
            if (reply.status() != 0) {
                byte[] bytes = reply.body().getBytes(UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(reply.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** What a bulk request says to do, without the documents. */
    private static List<JsonNode> actions(String body) {
        List<JsonNode> actions = new ArrayList<>();
        for (String line : body.split("\n", -1)) {
            if (line.startsWith("{\"index\":{") || line.startsWith("{\"delete\":{")) {
                actions.add(DocumentSchemas.parse(line).elements().next());
            }
        }
        return actions;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
