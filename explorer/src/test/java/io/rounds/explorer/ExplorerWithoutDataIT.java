package io.rounds.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.SwitchableProxy;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer over an empty Elasticsearch and without one. */
final class ExplorerWithoutDataIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;

    ExplorerWithoutDataIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static HttpResponse<String> get(Explorer explorer, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(explorer.address().resolve(path)).build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(Explorer explorer, String path) throws Exception {
        HttpResponse<String> response = get(explorer, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @Test
    void anEmptyElasticsearchAnswersThatThereIsNothingYetAndOneThatIsGoneThatItIsGone() throws Exception {
        try (ElasticsearchNode node = ElasticsearchNode.start(folder, line -> {});
                SwitchableProxy proxy = new SwitchableProxy();
                Explorer explorer = Explorer.start(
                        ExplorerOptions.of(ElasticsearchOptions.at(proxy.address())), Clock.systemUTC())) {
            assertThat(json(explorer, "/api/status").path("elasticsearch").asText())
                    .isEqualTo("down");
            assertThat(json(explorer, "/api/status").path("stream").asText()).isEqualTo("unknown");
            HttpResponse<String> down = get(explorer, "/api/trends");
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.headers().firstValue("Retry-After")).isPresent();
            assertThat(JSON.readTree(down.body()).path("code").asText()).isEqualTo("elasticsearch-down");
            HttpResponse<String> export = get(explorer, "/api/export/shares");
            assertThat(export.statusCode()).isEqualTo(503);
            assertThat(JSON.readTree(export.body()).path("advice").asText()).contains("Elasticsearch runs");

            ElasticsearchSetup.install(ElasticsearchOptions.at(node.address().toString()));
            proxy.forwardTo(node.port());
            Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> json(explorer, "/api/status")
                    .path("elasticsearch")
                    .asText()
                    .equals("up"));
            assertThat(json(explorer, "/api/status").path("stream").asText()).isEqualTo("empty");
            for (String path : List.of(
                    "/api/communities",
                    "/api/trends",
                    "/api/links",
                    "/api/links?from=2026-01-01",
                    "/api/sources",
                    "/api/chats")) {
                JsonNode notice = json(explorer, path).path("notice");
                assertThat(notice.path("code").asText()).as(path).isEqualTo("no-data");
                assertThat(notice.path("advice").asText()).as(path).contains("rounds demo");
            }
            assertThat(json(explorer, "/api/graph").at("/notice/code").asText()).isEqualTo("nothing-found");
            assertThat(get(explorer, "/api/export/shares").statusCode()).isEqualTo(404);
            assertThat(get(explorer, "/api/trends/foamed").statusCode()).isEqualTo(404);

            proxy.disconnect();
            ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();
            Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> json(explorer, "/api/status")
                    .path("elasticsearch")
                    .asText()
                    .equals("down"));
            JsonNode status = json(explorer, "/api/status");
            assertThat(status.path("problem").asText()).contains("Check that");
            assertThat(status.path("stream").asText()).isEqualTo("empty");
        }
    }
}
