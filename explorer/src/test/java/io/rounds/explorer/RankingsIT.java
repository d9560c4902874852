package io.rounds.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchServer;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elasticsearch.client.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trends of now and of earlier, over a few documents in a real Elasticsearch: windows of 24 hours that end every three
 * hours, and a ranking of seven minutes past one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RankingsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Instant FIRST = Instant.parse("2026-02-27T12:00:00Z");
    private static final Instant LAST = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-03T13:07:00Z");
    private static final Duration GRID = Duration.ofHours(3);
    private static final Instant WITHOUT_SEPSIS = LAST.minus(GRID.multipliedBy(2));
    private static final String ECG = "https://litfl.com/ecg-library";
    private static final String GONE = "https://example.org/gone";

    private ElasticsearchNode node;
    private ElasticsearchServer server;
    private Explorer explorer;
    private JsonNode contract;
    private final Map<String, JsonSchema> schemas = new HashMap<>();
    private final List<Instant> ends = new ArrayList<>();

    @BeforeAll
    void fill(@TempDir Path folder) throws Exception {
        node = ElasticsearchNode.start(folder, line -> {});
        ElasticsearchOptions options = ElasticsearchOptions.at(node.address().toString());
        ElasticsearchSetup.install(options);
        server = new ElasticsearchServer(options, "write");
        StringBuilder bulk = new StringBuilder();
        int authors = 10;
        for (Instant end = FIRST; !end.isAfter(LAST); end = end.plus(GRID)) {
            ends.add(end);
            if (!end.equals(WITHOUT_SEPSIS)) {
                trend(bulk, "24h", end, row("hashtag", "sepsis", authors, 2, null));
            }
            trend(bulk, "24h", end, row("hashtag", "airway", authors + 1, 1, 1));
            trend(bulk, "24h", end, row("link", ECG, authors - 5, 1, 2));
            authors++;
        }
        trend(bulk, "15m", FIRST, row("hashtag", "sepsis", 3, 1, null));
        ranking(
                bulk,
                "24h",
                List.of(row("hashtag", "sepsis", 90, 1, 1), row("hashtag", "novel", 50, 2, null)),
                List.of(row("link", ECG, 40, 1, 1), row("link", GONE, 4, 2, null)));
        ranking(bulk, "15m", List.of(row("hashtag", "sepsis", 4, 1, 1)), List.of());
        bulk.append("{\"index\":{\"_index\":\"rounds-links\",\"_id\":\"1\"}}\n");
        bulk.append("""
                {"id":"00000000000000aa","url":"%s","domain":"litfl.com","publisher":"litfl.com","kind":"page",\
                "first_shared_at":"2026-03-01T00:00:00Z","last_shared_at":"2026-03-03T13:00:00Z","shares":40,"originals":30,\
                "reposts":10,"authors":40,"source":"domain:litfl.com","source_rating":"high","source_score":88.0,\
                "half_life_seconds":60,"hashtags":[],"communities":["foamed"],"by_community":[]}
                """.formatted(ECG));
        burst(bulk, row("hashtag", "airway", 30, 1, 1), LAST.minus(Duration.ofDays(2)), LAST.minus(Duration.ofDays(1)));
        burst(bulk, row("hashtag", "sepsis", 90, 1, 1), LAST, null);
        burst(bulk, row("link", ECG, 40, 1, 1), LAST.plusSeconds(60), LAST.plusSeconds(1200));
        send(bulk);
        explorer = Explorer.start(ExplorerOptions.of(options).withRequestsPerSecond(0), Clock.systemUTC());
        contract = get("/api/openapi.json");
    }

    @AfterAll
    void close() throws IOException {
        explorer.close();
        server.close();
        node.close();
    }

    private static ObjectNode row(
            String kind, String topic, int authors, @Nullable Integer liveRank, @Nullable Integer unusualRank) {
        ObjectNode row = JSON.createObjectNode()
                .put("kind", kind)
                .put("topic", topic)
                .put("display", topic)
                .put("tweets", authors + 2)
                .put("originals", authors)
                .put("reposts", 2)
                .put("authors", authors)
                .put("expected", 2.5)
                .put("surprise", 4.5)
                .put("live_rank", liveRank)
                .put("unusual_rank", unusualRank);
        row.putArray("exemplars");
        row.putArray("links");
        return row;
    }

    private static void trend(StringBuilder bulk, String window, Instant end, ObjectNode row) {
        String id = "foamed:" + window + ':' + end + ':' + row.path("topic").asText();
        ObjectNode document = JSON.createObjectNode()
                .put("id", id)
                .put("community", "foamed")
                .put("window", window)
                .put("window_end", end.toString());
        document.setAll(row);
        String month = end.toString().substring(0, 7).replace('-', '.');
        index(bulk, "rounds-trends-" + month, id, document);
    }

    private static void ranking(StringBuilder bulk, String window, List<ObjectNode> hashtags, List<ObjectNode> links) {
        String id = "foamed/" + window;
        ObjectNode document = JSON.createObjectNode()
                .put("id", id)
                .put("community", "foamed")
                .put("window", window)
                .put("window_end", NOW.toString());
        for (String list : List.of("live", "unusual", "live_links", "unusual_links")) {
            ArrayNode rows = document.putArray(list);
            for (ObjectNode row : list.endsWith("_links") ? links : hashtags) {
                if (row.path(list.replace("_links", "") + "_rank").isNumber()) {
                    rows.add(row);
                }
            }
        }
        index(bulk, "rounds-rankings", id, document);
    }

    private static void burst(StringBuilder bulk, ObjectNode row, Instant began, @Nullable Instant ended) {
        ObjectNode document = row.deepCopy();
        document.remove(List.of("tweets", "originals", "reposts", "live_rank", "unusual_rank"));
        String id = "foamed/" + row.path("topic").asText() + '/' + began;
        document.put("id", id)
                .put("community", "foamed")
                .put("began_at", began.toString())
                .put("peak_at", began.plusSeconds(600).toString())
                .put("window", "1h");
        if (ended != null) {
            document.put("ended_at", ended.toString());
        }
        index(bulk, "rounds-bursts-2026.03", id, document);
    }

    private static void index(StringBuilder bulk, String index, String id, ObjectNode document) {
        ObjectNode action = JSON.createObjectNode();
        action.putObject("index").put("_index", index).put("_id", id);
        bulk.append(action).append('\n').append(document).append('\n');
    }

    private void send(CharSequence bulk) throws IOException {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("refresh", "true");
        request.setJsonEntity(bulk.toString());
        ElasticsearchServer.Answer answer = server.perform(request).join();
        assertThat(JSON.readTree(answer.body()).path("errors").asBoolean(true))
                .as(answer.body())
                .isFalse();
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(explorer.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> response = ask(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** An answer that is as the contract says. */
    private JsonNode valid(String schema, String path) throws Exception {
        JsonNode answer = get(path);
        JsonSchema known = schemas.computeIfAbsent(schema, this::schema);
        assertThat(known.validate(answer)).as(path).isEmpty();
        return answer;
    }

    private JsonSchema schema(String name) {
        ObjectNode whole = JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
        whole.set("components", contract.path("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
    }

    private JsonNode trends(String query) throws Exception {
        return valid("Rankings", "/api/trends?" + query);
    }

    private JsonNode at(Instant at) throws Exception {
        return trends("at=" + at);
    }

    @Test
    void nowIsTheRankingsDocument() throws Exception {
        JsonNode now = trends("community=foamed&window=24h");
        assertThat(now.path("window_end").asText()).isEqualTo(NOW.toString());
        assertThat(now.path("previous_window_end").asText()).isEqualTo(LAST.toString());
        assertThat(now.path("next_window_end").isNull()).isTrue();
        assertThat(now.path("kind").asText()).isEqualTo("hashtag");
        ObjectNode sepsis = row("hashtag", "sepsis", 90, 1, 1)
                .put("community", "foamed")
                .put("window", "24h")
                .put("window_end", NOW.toString());
        assertThat(now.at("/live/0/trend")).isEqualTo(sepsis);
        assertThat(now.path("live").findValuesAsText("topic")).containsExactly("sepsis", "novel");
        assertThat(now.path("unusual").findValuesAsText("topic")).containsExactly("sepsis");
        assertThat(trends("size=1").path("live")).hasSize(1);
    }

    @Test
    void curvesAndMovementsComeFromTheHistory() throws Exception {
        JsonNode now = trends("");
        JsonNode sepsis = now.at("/live/0");
        assertThat(sepsis.path("previous_rank").asInt()).isEqualTo(2);
        assertThat(sepsis.path("movement").asInt()).isEqualTo(1);
        assertThat(now.at("/unusual/0/previous_rank").isNull())
                .as("was not unusual")
                .isTrue();
        assertThat(now.at("/live/1/movement").isNull()).as("did not rank").isTrue();
        JsonNode points = now.path("sparkline_ends");
        assertThat(points.size()).isBetween(9, 16);
        for (int i = 0; i < points.size() - 1; i++) {
            Instant end = Instant.parse(points.path(i).asText());
            assertThat(ends).contains(end);
            JsonNode value = sepsis.path("sparkline").path(i);
            assertThat(value.isNull()).isEqualTo(end.equals(WITHOUT_SEPSIS));
            if (value.isNumber()) {
                assertThat(value.asInt()).isEqualTo(10 + ends.indexOf(end));
            }
            assertThat(now.at("/live/1/sparkline").path(i).isNull()).isTrue();
        }
        assertThat(points.path(points.size() - 1).asText()).isEqualTo(NOW.toString());
        assertThat(sepsis.path("sparkline").path(points.size() - 1).asInt()).isEqualTo(90);
    }

    @Test
    void aReaderStepsBackToTheFirstWindowAndForwardToNow() throws Exception {
        List<String> back = new ArrayList<>();
        JsonNode answer = trends("");
        while (!answer.path("previous_window_end").isNull()) {
            answer = trends("at=" + answer.path("previous_window_end").asText());
            back.add(0, answer.path("window_end").asText());
        }
        assertThat(back).isEqualTo(ends.stream().map(Instant::toString).toList());
        List<String> forward = new ArrayList<>();
        while (!answer.path("next_window_end").isNull()) {
            answer = trends("at=" + answer.path("next_window_end").asText());
            forward.add(answer.path("window_end").asText());
        }
        assertThat(forward)
                .isEqualTo(Stream.concat(ends.stream().skip(1), Stream.of(NOW))
                        .map(Instant::toString)
                        .toList());
    }

    @Test
    void aTimeSelectsTheLastWindowThatEndedByThen() throws Exception {
        assertThat(at(LAST.minusSeconds(1)).path("window_end").asText())
                .isEqualTo(LAST.minus(GRID).toString());
        JsonNode last = at(NOW.minusSeconds(60));
        assertThat(last.path("window_end").asText()).isEqualTo(LAST.toString());
        assertThat(last.path("live").findValuesAsText("topic")).containsExactly("airway", "sepsis");
        assertThat(last.at("/live/0/trend").has("id")).isFalse();
        assertThat(last.at("/live/0/previous_rank").asInt()).isEqualTo(1);
        assertThat(at(WITHOUT_SEPSIS).path("live").findValuesAsText("topic")).containsExactly("airway");
        assertThat(at(NOW).path("live").findValuesAsText("topic")).containsExactly("sepsis", "novel");
        assertThat(at(NOW.plus(Duration.ofDays(400))).path("window_end").asText())
                .isEqualTo(NOW.toString());
        assertThat(at(FIRST.minusSeconds(1)).at("/notice/code").asText()).isEqualTo("no-window");
    }

    @Test
    void theWindowBeforeIsFoundHoweverLongAgoItWas() throws Exception {
        JsonNode now = trends("window=15m");
        assertThat(now.path("previous_window_end").asText()).isEqualTo(FIRST.toString());
        assertThat(now.path("sparkline_ends")).hasSize(1);
        JsonNode first = trends("window=15m&at=" + FIRST);
        assertThat(first.path("next_window_end").asText()).isEqualTo(NOW.toString());
    }

    @Test
    void linksRankApartWithTheirDocuments() throws Exception {
        JsonNode now = trends("kind=link");
        assertThat(now.at("/live/0/trend/topic").asText()).isEqualTo(ECG);
        assertThat(now.at("/live/0/link/source_rating").asText()).isEqualTo("high");
        assertThat(now.at("/live/0/previous_rank").asInt()).isEqualTo(1);
        assertThat(now.at("/live/1/trend/topic").asText()).isEqualTo(GONE);
        assertThat(now.at("/live/1/link").isNull()).isTrue();
        assertThat(now.path("unusual")).hasSize(1);
        JsonNode earlier = trends("kind=link&at=" + LAST);
        assertThat(earlier.path("live").findValuesAsText("topic")).containsExactly(ECG);
        assertThat(earlier.at("/unusual/0/trend/unusual_rank").asInt()).isEqualTo(2);
        assertThat(trends("kind=link&window=15m").path("live")).isEmpty();
    }

    @Test
    void aTopicHasItsHistoryAndTheCurrentRanking() throws Exception {
        JsonNode sepsis = valid("Topic", "/api/trends/sepsis?from=" + FIRST.minusSeconds(1));
        assertThat(sepsis.path("to").asText()).isEqualTo(NOW.toString());
        assertThat(sepsis.at("/current/authors").asInt()).isEqualTo(90);
        assertThat(sepsis.at("/current/window_end").asText()).isEqualTo(NOW.toString());
        assertThat(sepsis.path("step_seconds").asLong()).isEqualTo(GRID.toSeconds());
        List<Instant> expected = new ArrayList<>(ends);
        expected.remove(WITHOUT_SEPSIS);
        expected.add(NOW);
        assertThat(sepsis.path("history").findValuesAsText("window_end"))
                .isEqualTo(expected.stream().map(Instant::toString).toList());
        assertThat(sepsis.at("/history/0/authors").asInt()).isEqualTo(10);
        assertThat(sepsis.path("history").findValuesAsText("authors")).endsWith("90");

        JsonNode airway = valid("Topic", "/api/trends/airway");
        assertThat(airway.path("current").isNull()).isTrue();
        assertThat(airway.path("history").findValuesAsText("window_end")).endsWith(LAST.toString());
        JsonNode before = valid("Topic", "/api/trends/sepsis?to=" + WITHOUT_SEPSIS.plusSeconds(60));
        assertThat(before.path("current").isNull()).isTrue();
        JsonNode earlier = valid("Topic", "/api/trends/sepsis?to=" + LAST);
        assertThat(earlier.at("/current/window_end").asText()).isEqualTo(LAST.toString());
        assertThat(valid("Topic", "/api/trends/novel").path("history").findValuesAsText("authors"))
                .containsExactly("50");
    }

    @Test
    void aLongHistoryHasTheLastWindowOfEachStep() throws Exception {
        JsonNode topic = valid("Topic", "/api/trends/airway?from=2026-01-01");
        long step = topic.path("step_seconds").asLong();
        assertThat(step).isEqualTo(2 * GRID.toSeconds());
        List<String> last = ends.stream()
                .filter(end -> end.equals(LAST) || end.plus(GRID).getEpochSecond() % step == 0)
                .map(Instant::toString)
                .toList();
        assertThat(topic.path("history").findValuesAsText("window_end")).isEqualTo(last);
    }

    private List<String> bursts(String query) throws Exception {
        return valid("Bursts", "/api/bursts?" + query).path("rows").findValuesAsText("topic");
    }

    @Test
    void burstsAreFilteredByWhenTheyWentOn() throws Exception {
        assertThat(bursts("")).containsExactly(ECG, "sepsis", "airway");
        assertThat(bursts("ongoing=true")).containsExactly("sepsis");
        assertThat(bursts("ongoing=false")).containsExactly(ECG, "airway");
        assertThat(bursts("kind=link")).containsExactly(ECG);
        assertThat(valid("Bursts", "/api/bursts?kind=link")
                        .at("/rows/0/link/source_rating")
                        .asText())
                .isEqualTo("high");
        assertThat(bursts("from=" + LAST.minusSeconds(3600))).containsExactly(ECG, "sepsis");
        assertThat(bursts("from=" + LAST.plusSeconds(7200))).containsExactly("sepsis");
        assertThat(bursts("to=" + LAST)).containsExactly("airway");
        assertThat(bursts("from=2026-03-02&to=" + LAST.minusSeconds(60))).containsExactly("airway");
        assertThat(bursts("community=meded")).isEmpty();
        JsonNode first = valid("Bursts", "/api/bursts?size=2");
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(bursts("size=2&cursor=" + first.path("next").asText())).containsExactly("airway");
        assertThat(ask("/api/bursts?from=2026-03-02&to=2026-03-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOverwrittenRankingIsAnnounced() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(explorer.address().resolve("/api/live"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream = HTTP.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            Iterator<String> events =
                    lines.filter(line -> line.startsWith("event: ")).iterator();
            assertThat(events.next()).isEqualTo("event: status");
            StringBuilder bulk = new StringBuilder();
            ranking(bulk, "7d", List.of(), List.of());
            send(bulk);
            awaitRankings(events);
            // The same number of documents, and the same time.
            bulk.setLength(0);
            ranking(bulk, "7d", List.of(row("hashtag", "late", 5, 1, null)), List.of());
            send(bulk);
            awaitRankings(events);
        }
        assertThat(trends("window=7d").path("live").findValuesAsText("topic")).containsExactly("late");
        assertThat(get("/api/status").path("newest_window_end").asText()).isEqualTo(NOW.toString());
    }

    private static void awaitRankings(Iterator<String> events) {
        while (!events.next().equals("event: rankings")) {
            // Others are due as well.
        }
    }

    @Test
    void rankingsAreExported() throws Exception {
        HttpResponse<String> response = ask("/api/export/rankings?format=ndjson&tag=" + encoded("#Novel"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("id").asText()).isEqualTo("foamed/24h");
        String csv = ask("/api/export/rankings?community=foamed").body();
        assertThat(csv.lines().findFirst().orElseThrow())
                .startsWith("id,community,window,window_end,live.kind,live.topic");
        assertThat(csv).contains("sepsis|novel");
        assertThat(ask("/api/export/trends?format=ndjson").body())
                .contains("\"kind\":\"link\"", "\"kind\":\"hashtag\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
