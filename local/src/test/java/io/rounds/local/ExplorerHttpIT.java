package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: what HTTP adds: caching, methods, tokens, limits, events and files. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerHttpIT {
    private final ExplorerApi api;

    ExplorerHttpIT(ExplorerApi api) {
        this.api = api;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        ExplorerApi.Reply reply = api.get("/api/sources?size=2");
        String etag = reply.header("ETag");
        assertThat(etag).startsWith("W/\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        ExplorerApi.Reply again = api.get("/api/sources?size=2", "If-None-Match", "\"other\", " + etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(api.get("/api/sources?size=3", "If-None-Match", etag).status())
                .isEqualTo(200);
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpRequest request = HttpRequest.newBuilder(
                            api.explorer().address().resolve("/api/trends"))
                    .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            ExplorerApi.Reply reply = new ExplorerApi.Reply(ExplorerApi.HTTP.send(request, BodyHandlers.ofByteArray()));
            assertThat(reply.status()).as(method).isEqualTo(405);
            api.assertProblem(reply, "method-not-allowed");
        }
    }

    @Test
    void aTokenIsAskedForWhereThereIsOne() throws Exception {
        String token = "a-token-of-some-length";
        try (Explorer guarded = Explorer.start(ExplorerOptions.of(api.options()).withToken(token), Clock.systemUTC())) {
            ExplorerApi.Reply refused = api.get(guarded, "/api/status");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            api.assertProblem(refused, "unauthorized");
            api.assertProblem(api.get(guarded, "/api/status", "Authorization", "Bearer wrong"), "unauthorized");
            api.assertProblem(api.get(guarded, "/api/live", "Accept", "text/event-stream"), "unauthorized");
            api.assertProblem(api.get(guarded, "/api/export/shares"), "unauthorized");
            assertThat(api.get(guarded, "/api/status", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
            assertThat(api.get(guarded, "/api/status", "Cookie", "rounds_token=" + token)
                            .status())
                    .isEqualTo(200);
            assertThat(api.get(guarded, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void clientsOverTheRateLimitAreAskedToWait() throws Exception {
        Clock standing = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
        try (Explorer limited = Explorer.start(ExplorerOptions.of(api.options()).withRequestsPerSecond(2), standing)) {
            for (int i = 0; i < 8; i++) {
                assertThat(api.get(limited, "/api/status").status()).isEqualTo(200);
            }
            ExplorerApi.Reply refused = api.get(limited, "/api/status");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            api.assertProblem(refused, "too-many-requests");
            assertThat(api.get(limited, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void openPagesAreNotifiedOfWhatIsNew() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.explorer().address().resolve("/api/live"))
                .header("Accept", "text/event-stream")
                .build();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        HttpResponse<Stream<String>> response = ExplorerApi.HTTP.send(request, BodyHandlers.ofLines());
        Thread reader = new Thread(() -> response.body().forEach(lines::add), "live-reader");
        reader.setDaemon(true);
        reader.start();
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> lines.contains("event: status"));
        JsonNode link = api.documents("links", "{\"match_all\":{}}").get(0);
        ObjectNode newer = link.deepCopy();
        newer.put("last_shared_at", "2026-01-30T00:00:00Z");
        api.elasticsearch("PUT", "/rounds-links/_doc/" + link.path("id").asText() + "?refresh=true", newer.toString());
        Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> follows(lines, "event: links") != null);
        api.elasticsearch("PUT", "/rounds-links/_doc/" + link.path("id").asText() + "?refresh=true", link.toString());
        String data = String.valueOf(follows(lines, "event: links")).substring("data: ".length());
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/LiveNotice");
        assertThat(api.violations(schema, data)).isEmpty();
        assertThat(JSON.readTree(data).path("newest").asText()).isEqualTo("2026-01-30T00:00:00Z");
    }

    /** The line behind this one; null as long as it is not there. */
    private @Nullable String follows(List<String> lines, String line) {
        int at = lines.indexOf(line);
        return at < 0 || at + 1 == lines.size() ? null : lines.get(at + 1);
    }

    @Test
    void thePageAndTheLibrariesComeFromHereAlone() throws Exception {
        ExplorerApi.Reply page = api.get("/");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        for (String library : List.of(
                "picocss__pico/2.1.1/css/pico.classless.min.css",
                "cytoscape/3.33.1/dist/cytoscape.esm.min.mjs",
                "lit-html/3.3.2/lit-html.js",
                "lit-html/3.3.2/directives/repeat.js")) {
            ExplorerApi.Reply reply = api.get("/webjars/" + library);
            assertThat(reply.status()).as(library).isEqualTo(200);
            assertThat(reply.header("Content-Type")).as(library).matches("text/(css|javascript).*");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(api.get("/api/").text()).contains("<h1>Rounds explorer: API</h1>", "/api/trends/{topic}");
        for (URI outside : List.of(URI.create("/..%2f..%2fpom.xml"), URI.create("/webjars/..%2f..%2fMANIFEST.MF"))) {
            assertThat(api.get(outside.toString()).status()).as("%s", outside).isIn(400, 404);
        }
    }
}
