package io.rounds.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rounds.documents.DocumentSchemas;
import io.rounds.elasticsearch.Backoff;
import io.rounds.elasticsearch.ElasticsearchClients;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.FakeElasticsearch;
import io.rounds.model.Document;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkSenderTest {
    private static final Instant AT = SinkSamples.AT;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-24T18:00:00Z"), ZoneOffset.UTC);

    private final FakeElasticsearch server;
    private final BulkSender sender;

    BulkSenderTest() throws IOException {
        server = new FakeElasticsearch();
        sender = new BulkSender(ElasticsearchOptions.at(server.address()), CLOCK);
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.close();
    }

    @Test
    void aBulkRequestIsALineForTheActionAndALineForTheDocument() {
        BulkResult result = send(document("x:\"1", 7), removal("x:2", AT));

        assertThat(server.bodies()).containsExactly("""
                        {"index":{"_index":"rounds-tweets-2026.11","_id":"x:\\"1","version_type":"external","version":7}}
                        {"id":"x:\\"1"}
                        {"delete":{"_index":"rounds-tweets-2026.11","_id":"x:2","version_type":"external","version":4611686018427387904}}
                        """);
        assertThat(result).isEqualTo(new BulkResult(List.of(), "", List.of(), 2, 0));
    }

    @Test
    void ofSeveralVersionsOnlyTheHighestIsSent() {
        send(document("x:1", 2), document("x:2", 1), document("x:1", 5), document("x:1", 3), document("x:2", 1));

        assertThat(server.ids()).containsExactly(List.of("x:1", "x:2"));
        assertThat(server.bodies().get(0)).contains("\"version\":5").doesNotContain("\"version\":3");
    }

    @Test
    void eachItemIsJudgedOnItsOwn() {
        server.then(actions -> FakeElasticsearch.items(actions, BulkSenderTest::statusInId));

        BulkEntry[] entries = IntStream.of(200, 201, 400, 401, 403, 404, 408, 409, 413, 429, 500, 503)
                .mapToObj(status -> document("x:" + status, 1))
                .toArray(BulkEntry[]::new);
        BulkResult result = send(entries);

        assertThat(result.written()).isEqualTo(2);
        assertThat(result.outdated()).isEqualTo(1);
        assertThat(result.retries())
                .extracting(BulkEntry::id)
                .containsExactly("x:401", "x:403", "x:404", "x:408", "x:429", "x:500", "x:503");
        assertThat(result.failure()).isEqualTo("status 503, some_exception: reason 11");
        assertThat(result.rejected())
                .extracting(Document::id)
                .containsExactly("elasticsearch/tweets/x:400@1", "elasticsearch/tweets/x:413@1");
    }

    @Test
    void aRefusedDocumentBecomesAValidRejection() {
        server.then(actions -> FakeElasticsearch.items(actions, action -> 400));

        Document rejected = send(document("x:1", 3)).rejected().get(0);

        assertThat(DocumentSchemas.errors(rejected)).isEmpty();
        assertThat(rejected.at()).isEqualTo(AT);
        JsonNode json = DocumentSchemas.parse(Objects.requireNonNull(rejected.json()));
        assertThat(json.path("detail").asText())
                .isEqualTo("Elasticsearch did not take this document for rounds-tweets-2026.11:"
                        + " status 400, some_exception: reason 0");
        assertThat(json.path("payload").asText()).isEqualTo("{\"id\":\"x:1\"}");
    }

    @Test
    void aRejectionKeepsOnlyTheStartOfALargeDocumentAndNoHalfCharacter() {
        server.then(actions -> FakeElasticsearch.items(actions, action -> 400));
        String json = "{\"id\":\"x:1\",\"a\":\"" + "🩺".repeat(5_000) + "\"}";

        Document rejected = send(BulkEntry.of(new Document("links", "x:1", 1, null, json)))
                .rejected()
                .get(0);

        String payload = DocumentSchemas.parse(Objects.requireNonNull(rejected.json()))
                .path("payload")
                .asText();
        assertThat(json).startsWith(payload);
        assertThat(payload).endsWith("🩺").hasSizeBetween(4_000, 8_192);
        assertThat(rejected.at()).isEqualTo(CLOCK.instant());
    }

    @Test
    void aRequestRefusedAsAWholeIsHalvedUntilTheGuiltyDocumentStandsAlone() {
        for (int i = 0; i < 20; i++) {
            server.then(BulkSenderTest::refuseIfBadIsInside);
        }

        BulkResult result =
                send(document("a", 1), document("b", 1), document("bad-1", 1), document("c", 1), document("bad-2", 1));

        assertThat(result.written()).isEqualTo(3);
        assertThat(result.retries()).isEmpty();
        assertThat(result.rejected())
                .extracting(Document::id)
                .containsExactlyInAnyOrder("elasticsearch/tweets/bad-1@1", "elasticsearch/tweets/bad-2@1");
    }

    @Test
    void anOverloadedOrBrokenServerOrNoAnswerMeansAgain() {
        server.then(429, "{\"error\":{\"type\":\"busy\",\"reason\":\"later\"},\"status\":429}")
                .then(503, "<html>a proxy's page</html>")
                .then(0, "")
                .then(200, "{\"items\":[]}")
                .then(200, "[1]");
        BulkEntry entry = document("x:1", 1);

        assertThat(send(entry)).isEqualTo(BulkResult.retry(List.of(entry), "status 429, busy: later"));
        assertThat(send(entry).failure()).isEqualTo("status 503, <html>a proxy's page</html>");
        assertThat(send(entry).failure()).startsWith("no answer, ");
        assertThat(send(entry).failure()).contains("answered to 0 of 1 operations");
        assertThat(send(entry).retries()).containsExactly(entry);
        assertThat(send(entry).written()).isEqualTo(1);
    }

    @Test
    void aWrongLoginOrAnotherServerIsReportedAtOnce() {
        server.then(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"missing token\"}}")
                .then(404, "nothing here");
        assertThatThrownBy(() -> send(document("x:1", 1)))
                .hasRootCauseInstanceOf(IOException.class)
                .rootCause()
                .hasMessageContaining(server.address())
                .hasMessageContaining("missing token")
                .hasMessageContaining("login or API key");
        assertThatThrownBy(() -> send(document("x:1", 1))).hasMessageContaining("Elasticsearch 8 or 9");
    }

    @Test
    void aRefusedRejectionStopsTheJobInsteadOfLooping() {
        server.then(actions -> FakeElasticsearch.items(actions, action -> 400));
        BulkEntry rejection = BulkEntry.of(RejectedDocuments.of(SinkSamples.rejected("t/0/1")));

        assertThatThrownBy(() -> send(rejection))
                .hasMessageContaining("t/0/1")
                .hasMessageContaining("index template rounds-rejected");
    }

    @Test
    void aRemovalOfUnknownPeriodGoesToEveryPeriodThatIsThereOrJustBeingMade() {
        server.hasAliases("{\"error\":\"alias [x] missing\",\"status\":404,"
                + "\"rounds-tweets-2026.09\":{\"aliases\":{\"tweets\":{},\"mine\":{}}},"
                + "\"rounds-tweets-2026.10\":{\"aliases\":{\"tweets\":{}}}}");

        BulkResult result = send(document("x:1", 5), removal("x:1", null), removal("x:2", null));

        assertThat(result.retries()).isEmpty();
        assertThat(server.bodies().get(0).lines().map(BulkSenderTest::shortened))
                .containsExactlyInAnyOrder(
                        "delete rounds-tweets-2026.09 x:1",
                        "delete rounds-tweets-2026.10 x:1",
                        "delete rounds-tweets-2026.11 x:1",
                        "delete rounds-tweets-2026.09 x:2",
                        "delete rounds-tweets-2026.10 x:2",
                        "delete rounds-tweets-2026.11 x:2");
    }

    @Test
    void aRemovalWhereNothingIsIsDone() {
        assertThat(send(removal("x:1", null))).isEqualTo(BulkResult.NOTHING);
        server.then(200, "{\"errors\":false,\"items\":[{\"delete\":{\"status\":404}}]}");
        assertThat(send(removal("x:1", AT)).outdated()).isEqualTo(1);
    }

    @Test
    void theLoginIsSent() throws IOException {
        ElasticsearchOptions.Server at = ElasticsearchOptions.Server.at(server.address());
        for (ElasticsearchOptions.Server login : List.of(at.withLogin("ann", "sesame"), at.withApiKey("a2V5"))) {
            try (BulkSender loggedIn =
                    new BulkSender(new ElasticsearchOptions(login, ElasticsearchOptions.Bulk.DEFAULT), CLOCK)) {
                assertThat(loggedIn.send(List.of(document("x:1", 1))).join().written())
                        .isEqualTo(1);
            }
            assertThat(login.toString()).doesNotContain("sesame").doesNotContain("a2V5");
        }
        // ann:sesame in Base64
        assertThat(server.authorizations()).containsExactly("Basic YW5uOnNlc2FtZQ==", "ApiKey a2V5");
    }

    @Test
    void optionsThatCannotWorkAreRefused() {
        ElasticsearchOptions.Server at = ElasticsearchOptions.Server.at("https://es.example.org:9200/path");
        assertThatThrownBy(() -> ElasticsearchOptions.at()).hasMessageContaining("at least one URL");
        assertThatThrownBy(() -> ElasticsearchOptions.at("es.example.org:9200"))
                .hasMessageContaining("es.example.org:9200")
                .hasMessageContaining("http[s]://host:port");
        assertThatThrownBy(() -> ElasticsearchOptions.at("http://a b")).hasMessageContaining("Not a URL");
        assertThatThrownBy(() -> at.withLogin("ann", "x").withApiKey("y")).hasMessageContaining("not with both");
        assertThatThrownBy(() -> new ElasticsearchOptions.Bulk(
                        0, 1024, Duration.ofMillis(1), 1, Duration.ofSeconds(1), Duration.ZERO))
                .hasMessageContaining("at least 1 document");
        assertThatThrownBy(() -> ElasticsearchClients.open(new ElasticsearchOptions(
                        at.withCaCertificate("/no/such/ca.pem"), ElasticsearchOptions.Bulk.DEFAULT)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/ca.pem");
    }

    @Test
    void thePauseDoublesUpToItsLimitAndVaries() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
        Random random = new Random(3);
        long[] longest = new long[12];
        for (int failures = 1; failures < longest.length; failures++) {
            for (int i = 0; i < 1_000; i++) {
                long delay = backoff.delay(failures, random).toMillis();
                longest[failures] = Math.max(longest[failures], delay);
                assertThat(delay).isGreaterThanOrEqualTo(50);
            }
        }
        assertThat(Arrays.stream(longest, 1, 6).map(delay -> Math.round(delay / 100.0)))
                .containsExactly(1L, 2L, 4L, 8L, 16L);
        assertThat(longest[11]).isBetween(9_900L, 10_000L);
        assertThat(backoff.delay(Integer.MAX_VALUE, random).toMillis()).isBetween(5_000L, 10_000L);
    }

    private BulkResult send(BulkEntry... entries) {
        return sender.send(List.of(entries)).join();
    }

    private static int statusInId(JsonNode action) {
        return Integer.parseInt(action.path("_id").asText().substring(2));
    }

    private static FakeElasticsearch.Reply refuseIfBadIsInside(List<JsonNode> actions) {
        boolean bad =
                actions.stream().anyMatch(action -> action.path("_id").asText().startsWith("bad"));
        return bad
                ? new FakeElasticsearch.Reply(400, "{\"error\":{\"type\":\"bad\",\"reason\":\"inside\"}}")
                : FakeElasticsearch.items(actions, action -> 201);
    }

    private static String shortened(String line) {
        JsonNode action = DocumentSchemas.parse(line);
        JsonNode details = action.elements().next();
        return action.fieldNames().next()
                + ' '
                + details.path("_index").asText()
                + ' '
                + details.path("_id").asText();
    }

    private static BulkEntry document(String id, long version) {
        String json = "{\"id\":\"" + id.replace("\"", "\\\"") + "\"}";
        return BulkEntry.of(new Document("tweets", id, version, AT, json));
    }

    private static BulkEntry removal(String id, @Nullable Instant at) {
        return BulkEntry.of(new Document("tweets", id, Document.FINAL_VERSION, at, null));
    }
}
