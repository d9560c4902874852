package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.elasticsearch.SwitchableProxy;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Excerpt;
import io.rounds.model.Hashtag;
import io.rounds.model.Origin;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import io.rounds.sink.RejectedDocuments;
import io.rounds.sink.TweetDocuments;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.awaitility.Awaitility;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The sink against a real Elasticsearch. */
@TestInstance(Lifecycle.PER_CLASS)
final class ElasticsearchSinkIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-21T20:15:30Z");
    private static final Instant MONTH_BEFORE = Instant.parse("2026-10-02T20:15:30Z");

    private final ElasticsearchNode node;
    private final RestClient client;
    private final ElasticsearchOptions options;

    ElasticsearchSinkIT(@TempDir Path folder) throws IOException {
        node = ElasticsearchNode.start(folder, line -> {});
        client = client(node);
        options = ElasticsearchOptions.at(node.address().toString());
    }

    @BeforeAll
    void installTwice() throws IOException {
        ElasticsearchSetup.install(options);
        ElasticsearchSetup.install(options);
    }

    @AfterAll
    void stop() throws IOException {
        client.close();
        node.close();
    }

    @Test
    void everyMonthHasItsIndexAndTheAliasFindsAll() throws Exception {
        write(
                TweetDocuments.of(tweet("x:month-1", AT)),
                TweetDocuments.of(tweet("x:month-2", MONTH_BEFORE)),
                RejectedDocuments.of(new Rejected(
                        "f:1",
                        Reason.BAD_DATE,
                        "No date",
                        new Origin("f:1", AT),
                        new Excerpt(2, "", List.of(), "{}"))));

        assertThat(get("rounds-tweets-2026.11/_doc/x:month-1")
                        .at("/_source/text")
                        .asText())
                .isEqualTo("Grüße aus der Notaufnahme 🚑 #FOAMed");
        assertThat(get("rounds-tweets-2026.10/_doc/x:month-2").at("/found").asBoolean())
                .isTrue();
        assertThat(count("tweets", "id", "x:month-1")).isEqualTo(1);
        assertThat(count("tweets", "id", "x:month-2")).isEqualTo(1);
        assertThat(count("rejected", "reason", "bad_date")).isEqualTo(1);
        JsonNode settings = get("rounds-tweets-2026.11/_settings").at("/rounds-tweets-2026.11/settings/index");
        assertThat(settings.path("gc_deletes").asText()).isEqualTo("1d");
        assertThat(settings.path("number_of_replicas").asText()).isEqualTo("0");
    }

    @Test
    void installingAgainBringsNewFieldsToIndicesThatAreThere() throws Exception {
        indexOfAnEarlierVersion("rounds-trends-2020.01", "keyword");
        ElasticsearchSetup.install(options);
        assertThat(get("rounds-trends-2020.01/_mapping")
                        .at("/rounds-trends-2020.01/mappings/properties/unusual_rank/type")
                        .asText())
                .isEqualTo("integer");
    }

    @Test
    void anIndexWhoseMappingDoesNotFitIsNamedAtTheStart() throws Exception {
        indexOfAnEarlierVersion("rounds-trends-2020.02", "long");
        assertThatThrownBy(() -> ElasticsearchSetup.install(options))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("delete or reindex rounds-trends*")
                .hasMessageContaining("topic");
        client.performRequest(new Request("DELETE", "/rounds-trends-2020.02"));
        ElasticsearchSetup.install(options);
    }

    private void indexOfAnEarlierVersion(String name, String typeOfTopic) throws IOException {
        client.performRequest(new Request("DELETE", "/_index_template/rounds-trends"));
        Request index = new Request("PUT", '/' + name);
        index.setJsonEntity("{\"mappings\":{\"properties\":{\"topic\":{\"type\":\"" + typeOfTopic + "\"}}}}");
        client.performRequest(index);
    }

    @Test
    void aFieldThatTheMappingDoesNotKnowMakesARejection() throws Exception {
        Document good = TweetDocuments.of(tweet("x:strict-good", AT));
        Document bad = new Document("tweets", "x:strict-bad", 9, AT, "{\"id\":\"x:strict-bad\",\"mood\":\"fine\"}");
        write(good, bad);

        assertThat(count("tweets", "id", "x:strict-good")).isEqualTo(1);
        assertThat(count("tweets", "id", "x:strict-bad")).isZero();
        JsonNode rejection = get("rounds-rejected-2026.11/_doc/elasticsearch%2Ftweets%2Fx:strict-bad@9")
                .path("_source");
        assertThat(rejection.path("reason").asText()).isEqualTo("refused_by_elasticsearch");
        assertThat(rejection.path("detail").asText())
                .contains("rounds-tweets-2026.11")
                .contains("mood");
        assertThat(rejection.path("payload").asText()).isEqualTo(bad.json());
    }

    @Test
    void oneImpossibleDocumentDoesNotTakeItsBatchWithIt() throws Exception {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            documents.add(TweetDocuments.of(tweet("x:batch-" + i, AT)));
        }
        String longId = "x:" + "9".repeat(600);
        documents.add(37, TweetDocuments.of(tweet(longId, AT)));
        documents.add(61, new Document("tweets", "x:batch-cut", 9, AT, "{\"id\":\"x:batch-cut\""));
        write(documents.toArray(Document[]::new));

        assertThat(prefixCount("tweets", "x:batch-")).isEqualTo(100);
        assertThat(prefixCount("rejected", "elasticsearch/tweets/x:batch-cut")).isEqualTo(1);
        // What Elasticsearch says: id [...] is too long, must be no longer than 512 bytes but was: 602
        assertThat(count("rejected", "detail", "602")).isEqualTo(1);
    }

    @Test
    void onlyAHigherVersionReplacesADocument() throws Exception {
        write(trend("version", 5, "five"));
        write(trend("version", 4, "four"), trend("version", 5, "five again"));
        assertThat(topic("version")).isEqualTo("five");
        write(trend("version", 6, "six"));
        assertThat(topic("version")).isEqualTo("six");
    }

    @Test
    void aDeletedTweetDoesNotComeBack() throws Exception {
        Document november = TweetDocuments.of(tweet("x:deleted-1", AT));
        Document october = TweetDocuments.of(tweet("x:deleted-2", MONTH_BEFORE));
        Document never = TweetDocuments.removal(new Deletion("x:never-seen", AT));
        write(november, october, TweetDocuments.of(tweet("x:kept", AT)));
        write(
                TweetDocuments.removal(new Deletion("x:deleted-1", AT)),
                TweetDocuments.removal(new Deletion("x:deleted-2", AT)),
                never);
        assertThat(prefixCount("tweets", "x:deleted-")).isZero();

        write(november, october);
        assertThat(prefixCount("tweets", "x:deleted-")).isZero();
        assertThat(count("tweets", "id", "x:kept")).isEqualTo(1);
        assertThat(prefixCount("rejected", "elasticsearch/tweets/x:deleted")).isZero();
    }

    @Test
    void aDeletionThatComesFirstKeepsItsTweetAway() throws Exception {
        write(TweetDocuments.of(tweet("x:makes-the-index", AT)));
        write(TweetDocuments.removal(new Deletion("x:deleted-before", AT)));
        write(TweetDocuments.of(tweet("x:deleted-before", AT)));

        assertThat(count("tweets", "id", "x:deleted-before")).isZero();
    }

    @Test
    void anEditTakesThePlaceOfTheEarlierVersionInAnyOrderAndMonth() throws Exception {
        Tweet first = tweet("bluesky:did:plc:ada/1", AT);
        Tweet edited = version(first.id(), MONTH_BEFORE, AT.plusSeconds(60), List.of("foamed"));
        Tweet left = version(first.id(), MONTH_BEFORE, AT.plusSeconds(120), List.of());
        write(TweetDocuments.of(first));
        write(TweetDocuments.ofEdit(edited).toArray(Document[]::new));
        write(TweetDocuments.of(first));
        assertThat(count("tweets", "id", first.id())).isEqualTo(1);
        assertThat(count("tweets", "edited_at", AT.plusSeconds(60).toString())).isEqualTo(1);

        write(TweetDocuments.ofEdit(left).toArray(Document[]::new));
        write(TweetDocuments.ofEdit(edited).toArray(Document[]::new));
        assertThat(count("tweets", "id", first.id())).isZero();
    }

    @Test
    void aTweetAndItsDeletionInTheFirstBatchOfAMonthLeaveNothing() throws Exception {
        Instant firstOfItsMonth = Instant.parse("2025-03-01T00:00:00Z");
        write(
                TweetDocuments.of(tweet("x:gone-at-once", firstOfItsMonth)),
                TweetDocuments.removal(new Deletion("x:gone-at-once", firstOfItsMonth)));

        assertThat(count("tweets", "id", "x:gone-at-once")).isZero();
    }

    @Test
    void manyTweetsAreWrittenInFewRequests() throws Exception {
        int tweets = 60_000;
        StreamExecutionEnvironment environment = environment();
        environment
                .fromSequence(1, tweets)
                .map(new Numbered("x:rate-"), TypeInformation.of(Document.class))
                .uid("documents")
                .sinkTo(Sinks.elasticsearch(options))
                .uid("sink");
        long before = get("rounds-tweets-*/_stats/bulk")
                .at("/_all/primaries/bulk/total_operations")
                .asLong();
        long start = System.nanoTime();
        environment.execute();
        double seconds = (System.nanoTime() - start) / 1e9;

        System.out.printf(
                "Elasticsearch took %,d tweets in %.1f s: %,.0f a second%n", tweets, seconds, tweets / seconds);
        assertThat(prefixCount("tweets", "x:rate-")).isEqualTo(tweets);
        // One index of one shard: each bulk request is one operation there.
        long requests = get("rounds-tweets-*/_stats/bulk")
                        .at("/_all/primaries/bulk/total_operations")
                        .asLong()
                - before;
        assertThat(requests).isBetween(1L, tweets / 1_000L);
    }

    @Test
    void aRestartOfTheServerInTheMiddleLosesNothing(@TempDir Path data) throws Exception {
        int tweets = 30_000;
        try (SwitchableProxy proxy = new SwitchableProxy()) {
            ElasticsearchNode first = ElasticsearchNode.start(data, line -> {});
            proxy.forwardTo(first.port());
            ElasticsearchOptions.Bulk small = new ElasticsearchOptions.Bulk(
                    100, 1 << 20, Duration.ofMillis(50), 2, Duration.ofSeconds(20), Duration.ofMinutes(20));
            ElasticsearchOptions through =
                    new ElasticsearchOptions(ElasticsearchOptions.Server.at(proxy.address()), small);
            ElasticsearchSetup.install(through);
            StreamExecutionEnvironment environment = environment();
            environment.enableCheckpointing(200);
            environment
                    .fromSequence(1, tweets)
                    .map(new Numbered("x:restart-"), TypeInformation.of(Document.class))
                    .uid("documents")
                    .sinkTo(Sinks.elasticsearch(through))
                    .uid("sink");
            JobClient job = environment.executeAsync();
            int before;
            try (RestClient direct = client(first)) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(10))
                        .until(() -> prefixCount(direct, "tweets", "x:restart-") > 1_000);
                before = prefixCount(direct, "tweets", "x:restart-");
            }
            proxy.disconnect();
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            first.close();
            assertThat(before).isLessThan(tweets);
            try (ElasticsearchNode second = ElasticsearchNode.start(data, line -> {});
                    RestClient direct = client(second)) {
                proxy.forwardTo(second.port());
                job.getJobExecutionResult().get();
                assertThat(prefixCount(direct, "tweets", "x:restart-")).isEqualTo(tweets);
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedAtTheStart() throws IOException {
        try (SwitchableProxy proxy = new SwitchableProxy()) {
            assertThatThrownBy(() -> ElasticsearchSetup.install(ElasticsearchOptions.at(proxy.address())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(proxy.address())
                    .hasMessageContaining("Check that it is running");
        }
    }

    @Test
    void aServerThatStaysAwayFailsTheJobWithItsReason() throws IOException {
        try (SwitchableProxy proxy = new SwitchableProxy()) {
            ElasticsearchOptions.Bulk impatient = new ElasticsearchOptions.Bulk(
                    100, 1 << 20, Duration.ofMillis(50), 2, Duration.ofSeconds(1), Duration.ofSeconds(1));
            ElasticsearchOptions nowhere =
                    new ElasticsearchOptions(ElasticsearchOptions.Server.at(proxy.address()), impatient);
            assertThatThrownBy(() -> write(nowhere, List.of(TweetDocuments.of(tweet("x:1", AT)))))
                    .rootCause()
                    .hasMessageContaining("has not accepted 1 documents for")
                    .hasMessageContaining(proxy.address());
        }
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(2);
        return environment;
    }

    private void write(Document... documents) throws Exception {
        write(options, List.of(documents));
    }

    private static void write(ElasticsearchOptions options, List<Document> documents) throws Exception {
        StreamExecutionEnvironment environment = environment();
        environment
                .fromData(documents, TypeInformation.of(Document.class))
                .sinkTo(Sinks.elasticsearch(options))
                .setParallelism(1);
        environment.execute();
    }

    private JsonNode get(String path) throws IOException {
        client.performRequest(new Request("POST", "/_refresh"));
        return JSON.readTree(EntityUtils.toString(
                client.performRequest(new Request("GET", '/' + path)).getEntity()));
    }

    private int count(String alias, String field, String value) throws IOException {
        return count(client, alias, Map.of("term", Map.of(field, value)));
    }

    private int prefixCount(String alias, String prefix) throws IOException {
        return prefixCount(client, alias, prefix);
    }

    private static int prefixCount(RestClient client, String alias, String prefix) throws IOException {
        return count(client, alias, Map.of("prefix", Map.of("id", prefix)));
    }

    private static int count(RestClient client, String alias, Map<String, ?> query) throws IOException {
        client.performRequest(new Request("POST", "/_refresh"));
        Request request = new Request("POST", '/' + alias + "/_count");
        request.setJsonEntity(JSON.writeValueAsString(Map.of("query", query)));
        try {
            return JSON.readTree(
                            EntityUtils.toString(client.performRequest(request).getEntity()))
                    .path("count")
                    .asInt();
        } catch (ResponseException e) {
            // Nothing has been written yet, so the alias is not there.
            return 0;
        }
    }

    private String topic(String id) throws IOException {
        return get("rounds-trends-2026.11/_doc/" + id).at("/_source/topic").asText();
    }

    private static RestClient client(ElasticsearchNode node) {
        return RestClient.builder(HttpHost.create(node.address().toString())).build();
    }

    private static Document trend(String id, long version, String topic) {
        return new Document("trends", id, version, AT, "{\"id\":\"" + id + "\",\"topic\":\"" + topic + "\"}");
    }

    private static Tweet tweet(String id, Instant at) {
        return version(id, at, null, List.of("foamed"));
    }

    private static Tweet version(String id, Instant at, @Nullable Instant editedAt, List<String> communities) {
        return TweetBuilder.tweet(id)
                .createdAt(at)
                .author(new Author("7", "em_doc", "EM", 10, 20, AT, false, null))
                .text("Grüße aus der Notaufnahme 🚑 #FOAMed")
                .lang("de")
                .hashtags(List.of(new Hashtag("foamed", "FOAMed")))
                .mentions("litfl")
                .revision(List.of(), editedAt)
                .communities(communities)
                .build();
    }

    /** Makes a tweet of a number. */
    private static final class Numbered implements MapFunction<Long, Document> {
        private static final long serialVersionUID = 1L;
        private final String prefix;

        Numbered(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public Document map(Long number) {
            return TweetDocuments.of(tweet(prefix + number, AT.plusSeconds(number)));
        }
    }
}
