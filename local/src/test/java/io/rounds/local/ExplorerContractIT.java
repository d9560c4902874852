package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The explorer's API over real documents: every answer against its schema, and every problem. */
@ExtendWith(ExplorerApi.Shared.class)
final class ExplorerContractIT {
    private final ExplorerApi api;

    ExplorerContractIT(ExplorerApi api) {
        this.api = api;
    }

    /** Requests to each operation that must be answered well. */
    private Map<String, List<String>> requests() throws Exception {
        JsonNode trends = api.get("/api/trends?window=24h").json();
        String topic = trends.at("/live/0/trend/topic").asText();
        String exemplar = trends.at("/live/0/trend/exemplars/0").asText();
        String link = api.first("/api/links").at("/link/id").asText();
        String account = api.first("/api/sources?kind=account").at("/source/id").asText();
        String domain = api.first("/api/sources?kind=domain").at("/source/id").asText();
        String found = api.first("/api/chats?status=closed").at("/chat/id").asText();
        Map<String, List<String>> requests = new LinkedHashMap<>();
        requests.put("status", List.of("/api/status"));
        requests.put("communities", List.of("/api/communities"));
        requests.put("events", List.of("/api/events"));
        requests.put(
                "trends",
                List.of(
                        "/api/trends",
                        "/api/trends?community=meded&window=1h&size=50",
                        "/api/trends?window=7d&size=1",
                        "/api/trends?window=24h&at="
                                + trends.path("previous_window_end").asText(),
                        "/api/trends?kind=link&size=50",
                        "/api/trends?kind=link&window=7d&at="
                                + trends.path("previous_window_end").asText(),
                        "/api/trends?at=1999-01-01",
                        "/api/trends?community=nobody"));
        requests.put(
                "topic",
                List.of(
                        "/api/trends/" + topic,
                        "/api/trends/%23" + topic.toUpperCase(Locale.ROOT) + "?window=1h",
                        "/api/trends/" + topic + "?window=7d&from=2020-01-01",
                        "/api/trends/" + topic + "?window=15m"));
        requests.put(
                "bursts",
                List.of(
                        "/api/bursts",
                        "/api/bursts?community=foamed&kind=link&ongoing=false&from=2026-01-01&to=2026-02-01&size=1"));
        requests.put(
                "links",
                List.of(
                        "/api/links",
                        "/api/links?size=2&kind=paper&sort=authors",
                        "/api/links?from=2026-01-01&to=2026-02-01&community=foamed&tag=FOAMed&size=3",
                        "/api/links?from=2026-01-01&sort=authors&rating=unrated",
                        "/api/links?sort=first&to=2026-02-01",
                        "/api/links?sort=last&domain=https://www.nejm.org/&rating=high",
                        "/api/links?doi=10.0000/none"));
        requests.put("link", List.of("/api/links/" + link, "/api/links/" + link + "?size=1"));
        requests.put(
                "graph",
                List.of(
                        "/api/graph",
                        "/api/graph?kind=propagation&edges=20",
                        "/api/graph?kind=hashtags&tag=foamed&tag=meded&min_weight=2",
                        "/api/graph?kind=coshare",
                        "/api/graph?tag=nobodyusesthis"));
        requests.put(
                "sources",
                List.of(
                        "/api/sources",
                        "/api/sources?q=NEJM",
                        "/api/sources?q=%40",
                        "/api/sources?kind=account&size=3&sort=name",
                        "/api/sources?class=journal&sort=highest",
                        "/api/sources?rating=unrated&sort=lowest"));
        requests.put("sourceClasses", List.of("/api/sources/classes"));
        requests.put(
                "source",
                List.of("/api/sources/" + ExplorerApi.encoded(account), "/api/sources/" + ExplorerApi.encoded(domain)));
        requests.put("chats", List.of("/api/chats", "/api/chats?status=live", "/api/chats?tag=%23BedsideConf26"));
        requests.put(
                "chat",
                List.of("/api/chats/" + ExplorerApi.encoded(api.chat()), "/api/chats/" + ExplorerApi.encoded(found)));
        requests.put(
                "transcript",
                List.of(
                        "/api/chats/" + ExplorerApi.encoded(api.chat()) + "/transcript",
                        "/api/chats/" + ExplorerApi.encoded(api.chat())
                                + "/transcript?reposts=true&order=newest&size=3"));
        requests.put("tweets", List.of("/api/tweets?ids=" + exemplar + ",x:666,x:0"));
        requests.put("openapiJson", List.of("/api/openapi.json"));
        requests.put("openapiYaml", List.of("/api/openapi.yaml"));
        requests.put(
                "exportGraph",
                List.of(
                        "/api/export/graph",
                        "/api/export/graph?format=graphml",
                        "/api/export/graph?format=csv&part=nodes",
                        "/api/export/graph?format=json&kind=hashtags"));
        requests.put(
                "exportTable",
                List.of(
                        "/api/export/shares",
                        "/api/export/rankings",
                        "/api/export/tweets?format=ndjson&community=foamed"));
        return requests;
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerIsAsTheContractSays() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Map.Entry<String, List<String>> requests : requests().entrySet()) {
            for (String path : requests.getValue()) {
                tests.add(DynamicTest.dynamicTest(path, () -> answersByTheContract(requests.getKey(), path)));
            }
        }
        return tests.stream();
    }

    private void answersByTheContract(String operation, String path) throws Exception {
        ExplorerApi.Reply reply = api.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode content = api.operation(operation).at("/responses/200/content");
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        assertThat(content.has(type)).as(type).isTrue();
        if (type.equals("application/json")) {
            assertThat(api.violations(content.path(type).path("schema"), reply.text()))
                    .isEmpty();
        }
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.header("Server")).isEmpty();
    }

    @Test
    void everyOperationIsAskedHere() throws Exception {
        Set<String> operations = new TreeSet<>();
        api.contract()
                .path("paths")
                .forEach(path -> operations.add(path.at("/get/operationId").asText()));
        Set<String> asked = new TreeSet<>(requests().keySet());
        asked.add("live");
        assertThat(asked).isEqualTo(operations);
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeAnsweredSaysWhatToDo() {
        Map<String, String> problems = new LinkedHashMap<>();
        problems.put("/api/trends/nobodyeverusedthis", "nothing-found");
        problems.put("/api/trends?window=yesterday", "bad-parameter");
        problems.put("/api/trends?communty=foamed", "bad-parameter");
        problems.put("/api/trends?community=foamed&community=meded", "bad-parameter");
        problems.put("/api/trends?size=0", "bad-parameter");
        problems.put("/api/trends?size=51", "bad-parameter");
        problems.put("/api/trends?size=1e3", "bad-parameter");
        problems.put("/api/trends?at=now", "bad-parameter");
        problems.put("/api/trends?kind=domain", "bad-parameter");
        problems.put("/api/bursts?ongoing=perhaps", "bad-parameter");
        problems.put("/api/trends?community=%22%7D%7D", "bad-parameter");
        problems.put("/api/links?cursor=AAAA", "bad-parameter");
        problems.put("/api/links?cursor=" + base64("[{\"a\":1},2]"), "bad-parameter");
        problems.put("/api/links?from=2026-01-01&cursor=" + base64("[5000]"), "bad-parameter");
        problems.put("/api/links?from=2026-02-01&to=2026-01-01", "bad-parameter");
        problems.put("/api/links/nothexadecimal00", "bad-parameter");
        problems.put("/api/links/0000000000000000", "nothing-found");
        problems.put("/api/sources/domain%3Anowhere.example", "nothing-found");
        problems.put("/api/sources?class=nonsense", "bad-parameter");
        problems.put("/api/chats/nothing%402026-01-01T00%3A00%3A00Z", "nothing-found");
        problems.put("/api/tweets", "bad-parameter");
        problems.put("/api/tweets?ids=" + "x:1,".repeat(3) + numbers(), "bad-parameter");
        problems.put("/api/export/passwords", "bad-parameter");
        problems.put("/api/export/shares?tag=nobodyeverusedthis", "nothing-found");
        problems.put("/api/export/sources?tag=foamed", "bad-parameter");
        problems.put("/api/export/graph?from=1999-01-01&to=1999-01-02", "nothing-found");
        problems.put("/api/nothing", "not-found");
        problems.put("/api/../../etc/passwd", "bad-parameter");
        problems.put("/api/trends/%2500", "bad-parameter");
        problems.put("/nothing.js", "not-found");
        return problems.entrySet().stream()
                .map(problem -> DynamicTest.dynamicTest(
                        problem.getKey(), () -> api.assertProblem(api.get(problem.getKey()), problem.getValue())));
    }

    private String numbers() {
        StringBuilder ids = new StringBuilder();
        for (int i = 2; i < 103; i++) {
            ids.append("x:").append(i).append(',');
        }
        return ids.toString();
    }

    private String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
