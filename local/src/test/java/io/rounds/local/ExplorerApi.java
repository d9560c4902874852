package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.client.Request;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The explorer over what the real job made of two simulated weeks, in a real Elasticsearch; shared by all tests of a JVM. */
final class ExplorerApi implements AutoCloseable {
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final String HOSTILE = "<img src=x onerror=alert(1)>\"'`${7*7}\u2028";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SimulatorOptions WEEKS =
            SimulatorOptions.weeks(2).toBuilder().volume(0.2).conferenceWeek(2).build();

    private final ElasticsearchNode node;
    private final ElasticsearchOptions options;
    private final ElasticsearchServer server;
    private final Explorer explorer;
    private final JsonNode contract;
    private final String chat;

    private ExplorerApi() throws Exception {
        Path folder = Files.createTempDirectory("explorer-api-");
        node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        options = ElasticsearchOptions.at(node.address().toString());
        NotebookData.fill(options, folder, WEEKS, List.of("foamed", "meded"));
        server = new ElasticsearchServer(options, "read");
        putHostileTweet();
        chat = putChat();
        explorer = Explorer.start(ExplorerOptions.of(options).withRequestsPerSecond(0), Clock.systemUTC());
        contract = get("/api/openapi.json").json();
    }

    /** Starts it for the first test class of this JVM that takes it as a parameter, and ends it after the last. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ExplorerApi.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(ExplorerApi.class, unused -> start(), ExplorerApi.class);
        }

        private static ExplorerApi start() {
            try {
                return new ExplorerApi();
            } catch (Exception e) {
                throw new IllegalStateException("The explorer did not start", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        explorer.close();
        server.close();
        node.close();
    }

    ElasticsearchNode node() {
        return node;
    }

    ElasticsearchOptions options() {
        return options;
    }

    Explorer explorer() {
        return explorer;
    }

    JsonNode contract() {
        return contract;
    }

    /** The id of a chat with a flagged tweet. */
    String chat() {
        return chat;
    }

    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() throws Exception {
            return JSON.readTree(response.body());
        }
    }

    Reply get(String path, String... headers) throws Exception {
        return get(explorer, path, headers);
    }

    Reply get(Explorer from, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(from.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode elasticsearch(String method, String path, String body) throws Exception {
        Request request = new Request(method, path);
        request.setJsonEntity(body);
        ElasticsearchServer.Answer answer = server.perform(request).join();
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    List<JsonNode> documents(String index, String query) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        elasticsearch("POST", "/" + index + "/_search", "{\"size\":10000,\"query\":" + query + "}")
                .at("/hits/hits")
                .forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    JsonNode first(String path) throws Exception {
        return get(path).json().at("/rows/0");
    }

    JsonNode operation(String id) {
        for (JsonNode path : contract.path("paths")) {
            if (path.at("/get/operationId").asText().equals(id)) {
                return path.path("get");
            }
        }
        throw new IllegalArgumentException(id);
    }

    List<String> violations(JsonNode schema, String json) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", contract.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole)
                .validate(json, InputFormat.JSON, context -> context.getExecutionConfig()
                        .setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .limit(5)
                .toList();
    }

    private void putHostileTweet() throws Exception {
        ObjectNode tweet = (ObjectNode)
                documents("tweets", "{\"term\":{\"kind\":\"original\"}}").get(0).deepCopy();
        tweet.put("id", "x:666").put("url", "javascript:alert(document.domain)").put("text", HOSTILE);
        ((ObjectNode) tweet.path("author")).put("handle", HOSTILE).put("name", HOSTILE);
        elasticsearch("PUT", "/rounds-tweets-2026.01/_doc/x:666?refresh=true", tweet.toString());
    }

    /** A chat of the conference's tag, by its schema. */
    private String putChat() throws Exception {
        List<JsonNode> tweets = documents("tweets", "{\"term\":{\"hashtags\":\"bedsideconf26\"}}");
        List<String> times = tweets.stream()
                .map(tweet -> tweet.path("created_at").asText())
                .sorted()
                .toList();
        JsonNode schema;
        try (var in = ExplorerApi.class.getResourceAsStream("/io/rounds/schemas/json/chats.schema.json")) {
            schema = JSON.readTree(in);
        }
        ObjectNode report = JSON.createObjectNode();
        for (JsonNode field : schema.path("required")) {
            JsonNode type = schema.at("/properties/" + field.asText() + "/type");
            switch (type.asText()) {
                case "array" -> report.putArray(field.asText());
                case "integer", "number" -> report.put(field.asText(), 1);
                case "boolean" -> report.put(field.asText(), false);
                default -> report.put(field.asText(), "-");
            }
        }
        String id = "bedsideconf26@" + times.get(0);
        report.put("id", id).put("tag", "bedsideconf26").put("status", "closed");
        report.putArray("tags").add("bedsideconf26");
        report.put("started_at", times.get(0)).put("first_tweet_at", times.get(0));
        report.put("ended_at", times.get(times.size() - 1)).put("last_tweet_at", times.get(times.size() - 1));
        String flagged = tweets.stream()
                .filter(tweet -> tweet.path("kind").asText().equals("original"))
                .map(tweet -> tweet.path("id").asText())
                .findFirst()
                .orElseThrow();
        report.putArray("flagged").addObject().put("tweet", flagged).put("rule", "age_and_place");
        report.putArray("top_reposted").addObject().put("tweet", flagged).put("reposts", 1);
        elasticsearch("PUT", "/rounds-chats/_doc/" + encoded(id) + "?refresh=true", report.toString());
        return id;
    }

    void assertProblem(Reply reply, String code) throws Exception {
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("code").asText()).as(reply.text()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
        assertThat(violations(schema, reply.text())).isEmpty();
        assertThat(problem.path("advice").asText()).endsWith(".");
        assertThat(reply.header("Content-Security-Policy")).isNotEmpty();
    }
}
