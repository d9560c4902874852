package io.rounds.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.elasticsearch.ElasticsearchOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The server over HTTP with fake search results: everything that needs neither Elasticsearch nor real documents. */
final class ExplorerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);

    private static FakeSearches elasticsearch;
    private static Explorer explorer;
    private static JsonNode contract;

    @BeforeAll
    static void start() throws Exception {
        elasticsearch = new FakeSearches();
        for (int i = 1; i <= 3; i++) {
            elasticsearch.add(
                    "tweets",
                    "{\"id\":\"x:%d\",\"platform\":\"x\",\"text\":\"Tweet %d\",\"created_at\":\"2026-02-2%dT00:00:00Z\",\"confidentiality\":[]}"
                            .formatted(i, i, i));
            elasticsearch.add(
                    "sources",
                    "{\"id\":\"domain:%d.org\",\"kind\":\"domain\",\"name\":\"%d.org\",\"evidence\":{\"sharers\":%d}}"
                            .formatted(i, i, 10 - i));
        }
        explorer = Explorer.start(options().withRequestsPerSecond(0), CLOCK);
        contract = get("/api/openapi.json").json();
    }

    private static ExplorerOptions options() {
        return ExplorerOptions.of(ElasticsearchOptions.at(elasticsearch.address()));
    }

    @AfterEach
    void recover() {
        elasticsearch.recover();
    }

    @AfterAll
    static void end() throws IOException {
        explorer.close();
        elasticsearch.close();
    }

    private record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), UTF_8);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }
    }

    private static Reply get(String path, String... headers) throws Exception {
        return get(explorer, path, headers);
    }

    private static Reply get(Explorer from, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(from.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    }

    private static List<String> violations(String schema, String json) {
        ObjectNode whole = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
        whole.set("components", contract.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole)
                .validate(json, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static void assertProblem(Reply reply, int status, String code) throws IOException {
        JsonNode problem = reply.json();
        assertThat(problem.path("code").asText()).as(reply.text()).isEqualTo(code);
        assertThat(reply.status())
                .isEqualTo(status)
                .isEqualTo(problem.path("status").asInt());
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(violations("Problem", reply.text())).isEmpty();
        assertThat(problem.path("advice").asText()).endsWith(".");
    }

    @Test
    void aListIsPagedByCursors() throws Exception {
        JsonNode page = get("/api/sources?size=2").json();
        assertThat(page.at("/rows").findValuesAsText("id")).containsExactly("domain:1.org", "domain:2.org");
        assertThat(page.path("total").asInt()).isEqualTo(3);
        String next = page.path("next").asText();
        assertThat(get("/api/sources?size=2&cursor=" + next).status()).isEqualTo(200);
        JsonNode sent = elasticsearch.searches().stream()
                .filter(search -> search.has("search_after"))
                .findFirst()
                .orElseThrow();
        assertThat(sent.path("index").asText()).isEqualTo("sources");
        assertThat(sent.path("search_after")).isEqualTo(JSON.readTree("[8,\"domain:2.org\"]"));
        assertThat(get("/api/sources?size=3").json().path("next").isNull()).isTrue();
    }

    @Test
    void tweetsAreAnsweredByIdAndTheMissingOnesNamed() throws Exception {
        JsonNode answer = get("/api/tweets?ids=x:2,x:9").json();
        assertThat(answer.path("tweets").findValuesAsText("excerpt")).containsExactly("Tweet 2");
        assertThat(answer.path("missing")).isEqualTo(JSON.readTree("[\"x:9\"]"));
    }

    @Test
    void anEmptyIndexHasANotice() throws Exception {
        for (String path : List.of("/api/links", "/api/links?from=2026-01-01", "/api/chats", "/api/trends")) {
            assertThat(get(path).json().at("/notice/code").asText()).as(path).isEqualTo("no-data");
        }
        assertThat(get("/api/links?domain=a.org").json().at("/notice/advice").asText())
                .contains("rounds demo", "rounds replay");
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() throws Exception {
        Reply reply = get("/api/sources?size=1");
        String etag = reply.header("ETag");
        assertThat(etag).startsWith("W/\"");
        Reply again = get("/api/sources?size=1", "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(get("/api/sources?size=2", "If-None-Match", etag).status()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> invalidRequestsAreRejectedWithAdvice() {
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("/api/trends?window=yesterday", "bad-parameter");
        problems.put("/api/trends?communty=foamed", "bad-parameter");
        problems.put("/api/trends?size=51", "bad-parameter");
        problems.put("/api/sources?cursor=AAAA", "bad-parameter");
        problems.put("/api/sources?class=nonsense", "bad-parameter");
        problems.put("/api/links?from=2026-02-01&to=2026-01-01", "bad-parameter");
        problems.put("/api/tweets", "bad-parameter");
        problems.put("/api/export/passwords", "bad-parameter");
        problems.put("/api/links/0000000000000000", "nothing-found");
        problems.put("/api/nothing", "not-found");
        problems.put("/nothing.js", "not-found");
        return problems.entrySet().stream()
                .map(problem -> DynamicTest.dynamicTest(
                        problem.getKey(),
                        () -> assertProblem(
                                get(problem.getKey()),
                                problem.getValue().equals("bad-parameter") ? 400 : 404,
                                problem.getValue())));
    }

    @Test
    void theApiIsReadOnly() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/trends"))
                .DELETE()
                .build();
        assertProblem(new Reply(HTTP.send(request, BodyHandlers.ofByteArray())), 405, "method-not-allowed");
    }

    @Test
    void itIsHealthyAlsoWithoutElasticsearch() throws Exception {
        elasticsearch.fail(503, "{}");
        Reply reply = get("/health");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("ok\n");
    }

    @Test
    void troubleInElasticsearchIsReportedAsWhatItIs() throws Exception {
        elasticsearch.fail(200, "<html>no JSON</html>");
        Reply wrongServer = get("/api/sources?q=a");
        assertProblem(wrongServer, 503, "elasticsearch-down");
        assertThat(wrongServer.json().path("detail").asText()).isEqualTo("The server is not Elasticsearch");
        assertThat(Integer.parseInt(wrongServer.header("Retry-After"))).isPositive();
        elasticsearch.fail(401, "{}");
        assertProblem(get("/api/sources?q=b"), 503, "elasticsearch-down");
        elasticsearch.fail(429, "{}");
        assertProblem(get("/api/sources?q=c"), 503, "busy");
        elasticsearch.recover();
        elasticsearch.respond("{\"timed_out\":true}");
        assertProblem(get("/api/sources?q=d"), 503, "timeout");
        elasticsearch.respond("{\"status\":429,\"error\":{\"type\":\"busy\",\"reason\":\"full\"}}");
        assertProblem(get("/api/sources?q=e"), 503, "busy");
        elasticsearch.respond("{\"status\":400,\"error\":{\"type\":\"parsing\",\"reason\":\"bad\"}}");
        assertProblem(get("/api/sources?q=f"), 500, "defect");
        elasticsearch.recover();
        assertThat(get("/api/sources?q=f").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsRequiredOnceConfigured() throws Exception {
        try (Explorer guarded = Explorer.start(options().withToken("a-token-of-some-length"), CLOCK)) {
            Reply refused = get(guarded, "/api/status");
            assertProblem(refused, 401, "unauthorized");
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertProblem(get(guarded, "/api/status", "Authorization", "Bearer wrong"), 401, "unauthorized");
            assertProblem(get(guarded, "/api/export/shares"), 401, "unauthorized");
            assertThat(get(guarded, "/api/status", "Authorization", "Bearer a-token-of-some-length")
                            .status())
                    .isEqualTo(200);
            assertThat(get(guarded, "/api/status", "Cookie", "rounds_token=a-token-of-some-length")
                            .status())
                    .isEqualTo(200);
            assertThat(get(guarded, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void aClientThatSendsTooManyRequestsMustWait() throws Exception {
        try (Explorer limited = Explorer.start(options().withRequestsPerSecond(2), CLOCK)) {
            for (int i = 0; i < 8; i++) {
                assertThat(get(limited, "/api/status").status()).isEqualTo(200);
            }
            Reply refused = get(limited, "/api/status");
            assertProblem(refused, 429, "too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(get(limited, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsReported() {
        int taken = explorer.address().getPort();
        assertThatThrownBy(() -> Explorer.start(options().withPort(taken), CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot listen at 127.0.0.1 port " + taken);
    }

    @Test
    void thePageAndTheLibrariesAreServedFromTheClassPath() throws Exception {
        assertThat(get("/").header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        for (String file : List.of(
                "/app.js",
                "/webjars/picocss__pico/2.1.1/css/pico.classless.min.css",
                "/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs",
                "/webjars/lit-html/3.3.2/lit-html.js")) {
            Reply reply = get(file);
            assertThat(reply.status()).as(file).isEqualTo(200);
            assertThat(reply.header("Content-Type")).as(file).matches("text/(css|javascript).*");
        }
        assertThat(get("/api/").text()).contains("/api/trends/{topic}");
        for (URI outside : List.of(URI.create("/..%2f..%2fpom.xml"), URI.create("/webjars/..%2f..%2fMANIFEST.MF"))) {
            assertThat(get(outside.toString()).status()).as("%s", outside).isIn(400, 404);
        }
    }
}
