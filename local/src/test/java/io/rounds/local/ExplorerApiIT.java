package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.cli.Rounds;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.explorer.Explorer;
import io.rounds.explorer.ExplorerOptions;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The explorer's API over what the real job made of two simulated weeks, in a real Elasticsearch. */
final class ExplorerApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SimulatorOptions WEEKS =
            SimulatorOptions.weeks(2).toBuilder().volume(0.2).conferenceWeek(2).build();
    private static final TrendsOptions TRENDS = TrendsOptions.STANDARD.withWindows(
            List.of(Window.of("1h", "15m"), Window.of("24h", "1h"), Window.of("7d", "24h")));
    private static final String HOSTILE = "<img src=x onerror=alert(1)>\"'`${7*7}\u2028";

    @TempDir
    static Path folder;

    private static ElasticsearchNode node;
    private static ElasticsearchOptions options;
    private static ElasticsearchServer server;
    private static Explorer explorer;
    private static JsonNode contract;
    private static String chat = "";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        node = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
        options = ElasticsearchOptions.at(node.address().toString());
        NotebookData.fill(options, folder, WEEKS, TRENDS, List.of("foamed", "meded"));
        server = new ElasticsearchServer(options, "read");
        putHostileTweet();
        chat = putChat();
        explorer = Explorer.start(ExplorerOptions.of(options).withRequestsPerSecond(0), Clock.systemUTC());
        contract = get("/api/openapi.json").json();
    }

    @AfterAll
    static void end() throws Exception {
        explorer.close();
        server.close();
        node.close();
    }

    private record Reply(HttpResponse<byte[]> response) {
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode elasticsearch(String method, String path, String body) throws Exception {
        Request request = new Request(method, path);
        request.setJsonEntity(body);
        ElasticsearchServer.Answer answer = server.perform(request).join();
        assertThat(answer.status()).as("%s", answer).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static List<JsonNode> documents(String index, String query) throws Exception {
        List<JsonNode> documents = new ArrayList<>();
        elasticsearch("POST", "/" + index + "/_search", "{\"size\":10000,\"query\":" + query + "}")
                .at("/hits/hits")
                .forEach(hit -> documents.add(hit.path("_source")));
        return documents;
    }

    private static void putHostileTweet() throws Exception {
        ObjectNode tweet = (ObjectNode)
                documents("tweets", "{\"term\":{\"kind\":\"original\"}}").get(0).deepCopy();
        tweet.put("id", "x:666").put("url", "javascript:alert(document.domain)").put("text", HOSTILE);
        ((ObjectNode) tweet.path("author")).put("handle", HOSTILE).put("name", HOSTILE);
        elasticsearch("PUT", "/rounds-tweets-2026.01/_doc/x:666?refresh=true", tweet.toString());
    }

    /** A chat of the conference's tag, by its schema. */
    private static String putChat() throws Exception {
        List<JsonNode> tweets = documents("tweets", "{\"term\":{\"hashtags\":\"bedsideconf26\"}}");
        List<String> times = tweets.stream()
                .map(tweet -> tweet.path("created_at").asText())
                .sorted()
                .toList();
        JsonNode schema;
        try (var in = ExplorerApiIT.class.getResourceAsStream("/io/rounds/schemas/json/chats.schema.json")) {
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

    private static JsonNode first(String path) throws Exception {
        return get(path).json().at("/rows/0");
    }

    /** Requests to each operation that must be answered well. */
    private static Map<String, List<String>> requests() throws Exception {
        JsonNode trends = get("/api/trends?window=24h").json();
        String topic = trends.at("/live/0/trend/topic").asText();
        String exemplar = trends.at("/live/0/trend/exemplars/0").asText();
        String link = first("/api/links").at("/link/id").asText();
        String account = first("/api/sources?kind=account").at("/source/id").asText();
        String domain = first("/api/sources?kind=domain").at("/source/id").asText();
        String found = first("/api/chats?status=closed").at("/chat/id").asText();
        Map<String, List<String>> requests = new LinkedHashMap<>();
        requests.put("status", List.of("/api/status"));
        requests.put("communities", List.of("/api/communities"));
        requests.put(
                "trends",
                List.of(
                        "/api/trends",
                        "/api/trends?community=meded&window=1h&size=50",
                        "/api/trends?window=7d&size=1",
                        "/api/trends?window=24h&at="
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
        requests.put("source", List.of("/api/sources/" + encoded(account), "/api/sources/" + encoded(domain)));
        requests.put("chats", List.of("/api/chats", "/api/chats?status=live", "/api/chats?tag=%23BedsideConf26"));
        requests.put("chat", List.of("/api/chats/" + encoded(chat), "/api/chats/" + encoded(found)));
        requests.put(
                "transcript",
                List.of(
                        "/api/chats/" + encoded(chat) + "/transcript",
                        "/api/chats/" + encoded(chat) + "/transcript?reposts=true&order=newest&size=3"));
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
        requests.put("exportTable", List.of("/api/export/shares", "/api/export/tweets?format=ndjson&community=foamed"));
        return requests;
    }

    private static JsonNode operation(String id) {
        for (JsonNode path : contract.path("paths")) {
            if (path.at("/get/operationId").asText().equals(id)) {
                return path.path("get");
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static List<String> violations(JsonNode schema, String json) {
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

    private static void answersByTheContract(String operation, String path) throws Exception {
        Reply reply = get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode content = operation(operation).at("/responses/200/content");
        String type = reply.header("Content-Type").replaceFirst(";.*", "");
        assertThat(content.has(type)).as(type).isTrue();
        if (type.equals("application/json")) {
            assertThat(violations(content.path(type).path("schema"), reply.text()))
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
        contract.path("paths")
                .forEach(path -> operations.add(path.at("/get/operationId").asText()));
        Set<String> asked = new TreeSet<>(requests().keySet());
        asked.add("live");
        assertThat(asked).isEqualTo(operations);
    }

    @Test
    void bothRankingsAreTheDocumentsOfTheWindowInOrder() throws Exception {
        JsonNode answer = get("/api/trends?community=meded&window=24h&size=50").json();
        String end = answer.path("window_end").asText();
        for (String ranking : List.of("live", "unusual")) {
            Map<Integer, JsonNode> expected = new HashMap<>();
            for (JsonNode document : window("meded", "24h", end)) {
                expected.put(document.path(ranking + "_rank").asInt(), document);
            }
            expected.remove(0);
            Map<String, Integer> before = new HashMap<>();
            for (JsonNode document :
                    window("meded", "24h", answer.path("previous_window_end").asText())) {
                before.put(
                        document.path("topic").asText(),
                        document.path(ranking + "_rank").asInt());
            }
            JsonNode rows = answer.path(ranking);
            assertThat(rows.size()).isPositive().isEqualTo(Math.min(50, expected.size()));
            for (int i = 0; i < rows.size(); i++) {
                JsonNode trend = rows.path(i).path("trend");
                assertThat(trend).isEqualTo(expected.get(i + 1));
                int previous = before.getOrDefault(trend.path("topic").asText(), 0);
                assertThat(rows.path(i).path("movement").isNull()).isEqualTo(previous == 0);
                assertThat(rows.path(i).path("movement").asInt()).isEqualTo(previous == 0 ? 0 : previous - (i + 1));
                JsonNode line = rows.path(i).path("sparkline");
                assertThat(line.size()).isEqualTo(answer.path("sparkline_ends").size());
                assertThat(line.path(line.size() - 1)).isEqualTo(trend.path("authors"));
            }
        }
    }

    private static List<JsonNode> window(String community, String window, String end) throws Exception {
        return documents(
                "trends",
                "{\"bool\":{\"filter\":[{\"term\":{\"community\":\"%s\"}},{\"term\":{\"window\":\"%s\"}},{\"term\":{\"window_end\":\"%s\"}}]}}"
                        .formatted(community, window, end));
    }

    @Test
    void aTopicsFiguresAreThoseOfItsTweets() throws Exception {
        JsonNode answer = get("/api/trends/meded?community=foamed&window=24h").json();
        Map<String, Integer> related = new HashMap<>();
        Map<String, int[]> voices = new HashMap<>();
        for (JsonNode tweet : documents(
                "tweets",
                "{\"bool\":{\"filter\":[{\"term\":{\"hashtags\":\"meded\"}},{\"term\":{\"communities\":\"foamed\"}},{\"range\":{\"created_at\":{\"gte\":\"%s\",\"lt\":\"%s\"}}}]}}"
                        .formatted(
                                answer.path("from").asText(), answer.path("to").asText()))) {
            tweet.path("hashtags").forEach(tag -> related.merge(tag.asText(), 1, Integer::sum));
            boolean repost = tweet.path("kind").asText().equals("repost");
            String author = repost
                    ? tweet.path("repost_of_author").asText()
                    : "x:" + tweet.at("/author/id").asText();
            voices.computeIfAbsent(author, unseen -> new int[2])[repost ? 1 : 0]++;
        }
        assertThat(answer.path("related")).isNotEmpty();
        for (JsonNode row : answer.path("related")) {
            assertThat(row.path("tweets").asInt())
                    .isEqualTo(related.get(row.path("topic").asText()));
            assertThat(row.path("topic").asText()).isNotIn("meded", "foamed");
        }
        assertThat(answer.path("voices")).isNotEmpty();
        for (JsonNode row : answer.path("voices")) {
            int[] counts = voices.get(row.path("author").asText());
            assertThat(row.path("tweets").asInt()).isEqualTo(counts[0]);
            assertThat(row.path("reposted").asInt()).isEqualTo(counts[1]);
            assertThat(row.path("handle").asText()).isNotEmpty();
        }
    }

    @Test
    void linksOfAPeriodAreCountedFromItsSharesAndPagesDoNotOverlap() throws Exception {
        String filter = "?community=foamed&from=2026-01-06&to=2026-01-10&size=7";
        Map<String, Integer> shares = new HashMap<>();
        for (JsonNode share : documents(
                "shares",
                "{\"bool\":{\"filter\":[{\"term\":{\"communities\":\"foamed\"}},{\"range\":{\"at\":{\"gte\":\"2026-01-06\",\"lt\":\"2026-01-10\"}}}]}}")) {
            shares.merge(share.path("link").asText(), 1, Integer::sum);
        }
        assertThat(shares).hasSizeGreaterThan(20);
        Map<String, Integer> paged = new HashMap<>();
        int last = Integer.MAX_VALUE;
        String cursor = "";
        do {
            JsonNode page = get("/api/links" + filter + cursor).json();
            assertThat(page.path("approximate").asBoolean()).isFalse();
            assertThat(page.path("total").asInt()).isEqualTo(shares.size());
            for (JsonNode row : page.path("rows")) {
                int count = row.at("/period/shares").asInt();
                assertThat(count).isLessThanOrEqualTo(last);
                last = count;
                assertThat(paged.put(row.at("/link/id").asText(), count)).isNull();
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(paged).isEqualTo(shares);
    }

    @Test
    void pagesOfAllLinksHoldEachLinkOnce() throws Exception {
        long all = elasticsearch("GET", "/links/_count", "{}").path("count").asLong();
        Set<String> paged = new TreeSet<>();
        String cursor = "";
        long rows = 0;
        do {
            JsonNode page = get("/api/links?size=100" + cursor).json();
            assertThat(page.path("total").asLong()).isEqualTo(all);
            for (JsonNode row : page.path("rows")) {
                paged.add(row.at("/link/id").asText());
                rows++;
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(rows).isEqualTo(all);
        assertThat(paged).hasSize((int) all);
    }

    @Test
    void anExportIsByteForByteThatOfTheCommand() throws Exception {
        assertThat(get("/api/export/shares?tag=foamed&format=csv").response().body())
                .isEqualTo(exported("export", "shares", "--tag", "foamed"));
        Reply graph = get("/api/export/graph?kind=propagation&format=graphml&min_weight=2");
        assertThat(graph.response().body())
                .isEqualTo(exported(
                        "export", "graph", "--kind", "propagation", "--format", "graphml", "--min-weight", "2"));
        assertThat(graph.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"rounds-propagation.graphml\"");
    }

    private static byte[] exported(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--elasticsearch", node.address().toString()));
        int code = Rounds.commandLine(out, new PrintStream(messages, true, StandardCharsets.UTF_8))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
        return out.toByteArray();
    }

    @Test
    void theDrawnGraphIsPartOfTheExportedOne() throws Exception {
        JsonNode drawn = get("/api/graph?kind=hashtags&edges=25").json();
        JsonNode whole = get("/api/export/graph?kind=hashtags&format=json").json();
        Map<String, Integer> weights = new HashMap<>();
        whole.path("links")
                .forEach(edge -> weights.put(
                        edge.path("source").asText() + ' ' + edge.path("target").asText(),
                        edge.path("weight").asInt()));
        List<Integer> heaviest =
                weights.values().stream().sorted((a, b) -> b - a).limit(25).toList();
        List<Integer> given = new ArrayList<>();
        for (JsonNode edge : drawn.path("edges")) {
            given.add(edge.path("weight").asInt());
            assertThat(weights)
                    .containsEntry(
                            edge.path("source").asText()
                                    + ' '
                                    + edge.path("target").asText(),
                            edge.path("weight").asInt());
        }
        assertThat(given).isEqualTo(heaviest);
        assertThat(drawn.at("/left_out/edges").asInt()).isEqualTo(weights.size() - 25);
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        Reply reply = get("/api/sources?size=2");
        String etag = reply.header("ETag");
        assertThat(etag).startsWith("W/\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        Reply again = get("/api/sources?size=2", "If-None-Match", "\"other\", " + etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(get("/api/sources?size=3", "If-None-Match", etag).status()).isEqualTo(200);
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
                        problem.getKey(), () -> isAProblem(get(problem.getKey()), problem.getValue())));
    }

    private static String numbers() {
        StringBuilder ids = new StringBuilder();
        for (int i = 2; i < 103; i++) {
            ids.append("x:").append(i).append(',');
        }
        return ids.toString();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void isAProblem(Reply reply, String code) throws Exception {
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("code").asText()).as(reply.text()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(reply.status());
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
        assertThat(violations(schema, reply.text())).isEmpty();
        assertThat(problem.path("advice").asText()).endsWith(".");
        assertThat(reply.header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void whatIsToComeIsSeenFromTheNewestTweet() throws Exception {
        Instant newest =
                Instant.parse(get("/api/status").json().path("newest_tweet").asText());
        JsonNode scheduled = get("/api/chats").json().path("scheduled");
        assertThat(scheduled).isNotEmpty();
        Instant last = Instant.EPOCH;
        for (JsonNode event : scheduled) {
            Instant start = Instant.parse(event.path("starts_at").asText());
            assertThat(start).isBetween(last, newest.plus(Duration.ofDays(28)));
            assertThat(Instant.parse(event.path("ends_at").asText())).isAfter(newest);
            last = start;
        }
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/trends"))
                    .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            Reply reply = new Reply(HTTP.send(request, BodyHandlers.ofByteArray()));
            assertThat(reply.status()).as(method).isEqualTo(405);
            isAProblem(reply, "method-not-allowed");
        }
    }

    @Test
    void hostileContentStaysData() throws Exception {
        Reply reply = get("/api/tweets?ids=x:666");
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().at("/tweets/0/excerpt").asText()).isEqualTo(HOSTILE);
        assertThat(reply.json().at("/tweets/0/author/handle").asText()).isEqualTo(HOSTILE);
        for (String words : List.of(HOSTILE, "*", "a* OR *", "\"}},{\"match_all\":{}}", "../", "%00", "\\")) {
            assertThat(get("/api/sources?q=" + encoded(words))
                            .json()
                            .path("total")
                            .asInt())
                    .as(words)
                    .isZero();
            Reply topic = get("/api/trends/" + encoded(words));
            assertThat(topic.status()).as(words).isIn(400, 404);
            assertThat(topic.header("Content-Type")).as(words).doesNotContain("html");
        }
    }

    @Test
    void wordsThatMayIdentifyAPatientAreNotGiven() throws Exception {
        String path = "/api/chats/" + encoded(chat);
        JsonNode named = get(path).json().at("/tweets/0");
        assertThat(named.path("url").asText()).startsWith("https://");
        assertThat(named.has("excerpt")).isFalse();
        JsonNode transcript = get(path + "/transcript?size=500").json();
        long withWords = 0;
        for (JsonNode tweet : transcript.path("tweets")) {
            assertThat(tweet.has("excerpt")).isNotEqualTo(tweet.path("id").equals(named.path("id")));
            withWords += tweet.has("excerpt") ? 1 : 0;
        }
        assertThat(withWords).isPositive();
        long tweets = documents(
                        "tweets",
                        "{\"bool\":{\"filter\":[{\"term\":{\"hashtags\":\"bedsideconf26\"}}],\"must_not\":[{\"term\":{\"kind\":\"repost\"}}]}}")
                .size();
        assertThat(transcript.path("total").asLong()).isEqualTo(tweets);
    }

    @Test
    void aTokenIsAskedForWhereThereIsOne() throws Exception {
        String token = "a-token-of-some-length";
        try (Explorer guarded = Explorer.start(ExplorerOptions.of(options).withToken(token), Clock.systemUTC())) {
            Reply refused = get(guarded, "/api/status");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            isAProblem(refused, "unauthorized");
            isAProblem(get(guarded, "/api/status", "Authorization", "Bearer wrong"), "unauthorized");
            isAProblem(get(guarded, "/api/live", "Accept", "text/event-stream"), "unauthorized");
            isAProblem(get(guarded, "/api/export/shares"), "unauthorized");
            assertThat(get(guarded, "/api/status", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(200);
            assertThat(get(guarded, "/api/status", "Cookie", "rounds_token=" + token)
                            .status())
                    .isEqualTo(200);
            assertThat(get(guarded, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void whoAsksTooOftenIsToldToWait() throws Exception {
        Clock standing = Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC);
        try (Explorer limited = Explorer.start(ExplorerOptions.of(options).withRequestsPerSecond(2), standing)) {
            for (int i = 0; i < 8; i++) {
                assertThat(get(limited, "/api/status").status()).isEqualTo(200);
            }
            Reply refused = get(limited, "/api/status");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            isAProblem(refused, "too-many-requests");
            assertThat(get(limited, "/").status()).isEqualTo(200);
        }
    }

    @Test
    void openPagesAreToldWhatIsNew() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/live"))
                .header("Accept", "text/event-stream")
                .build();
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        HttpResponse<Stream<String>> response = HTTP.send(request, BodyHandlers.ofLines());
        Thread reader = new Thread(() -> response.body().forEach(lines::add), "live-reader");
        reader.setDaemon(true);
        reader.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> lines.contains("event: status"));
        JsonNode link = documents("links", "{\"match_all\":{}}").get(0);
        ObjectNode newer = link.deepCopy();
        newer.put("last_shared_at", "2026-01-30T00:00:00Z");
        elasticsearch("PUT", "/rounds-links/_doc/" + link.path("id").asText() + "?refresh=true", newer.toString());
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> follows(lines, "event: links") != null);
        elasticsearch("PUT", "/rounds-links/_doc/" + link.path("id").asText() + "?refresh=true", link.toString());
        String data = String.valueOf(follows(lines, "event: links")).substring("data: ".length());
        ObjectNode schema = JSON.createObjectNode().put("$ref", "#/components/schemas/LiveNotice");
        assertThat(violations(schema, data)).isEmpty();
        assertThat(JSON.readTree(data).path("newest").asText()).isEqualTo("2026-01-30T00:00:00Z");
    }

    /** The line behind this one; null as long as it is not there. */
    private static @Nullable String follows(List<String> lines, String line) {
        int at = lines.indexOf(line);
        return at < 0 || at + 1 == lines.size() ? null : lines.get(at + 1);
    }

    @Test
    void thePageAndTheLibrariesComeFromHereAlone() throws Exception {
        Reply page = get("/");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'", "frame-ancestors 'none'");
        for (String library : List.of(
                "picocss__pico/2.1.1/css/pico.classless.min.css",
                "cytoscape/3.33.1/dist/cytoscape.esm.min.mjs",
                "lit-html/3.3.2/lit-html.js",
                "lit-html/3.3.2/directives/repeat.js")) {
            Reply reply = get("/webjars/" + library);
            assertThat(reply.status()).as(library).isEqualTo(200);
            assertThat(reply.header("Content-Type")).as(library).matches("text/(css|javascript).*");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(get("/api/").text()).contains("<h1>Rounds explorer: API</h1>", "/api/trends/{topic}");
        for (URI outside : List.of(URI.create("/..%2f..%2fpom.xml"), URI.create("/webjars/..%2f..%2fMANIFEST.MF"))) {
            assertThat(get(outside.toString()).status()).as("%s", outside).isIn(400, 404);
        }
    }
}
