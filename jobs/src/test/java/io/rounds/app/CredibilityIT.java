package io.rounds.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.credibility.CredibilityOptions;
import io.rounds.credibility.DayByDay;
import io.rounds.credibility.Days;
import io.rounds.credibility.flink.CredibilityAnalysis;
import io.rounds.documents.DocumentSchemas;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Community;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import io.rounds.model.Source;
import io.rounds.model.Tweet;
import io.rounds.simulator.Message;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scores in the whole job are those of the plain computation, day by day, however the job runs. */
class CredibilityIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CredibilityOptions OPTIONS = CredibilityOptions.standard();
    private static final TestJob JOB = TestJob.over(List.of(Community.ALL))
            .with(new CredibilityAnalysis(OPTIONS))
            .withDisorder(Duration.ofDays(1));

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .build());

    @Test
    void scoresAreThoseOfThePlainComputationAndEveryDocumentIsValid() throws Exception {
        List<Parsed> records = simulated(5_000);
        Map<Long, List<Tweet>> days = records.stream()
                .map(Parsed::tweet)
                .collect(Collectors.groupingBy(
                        tweet -> Days.of(tweet.createdAt().toEpochMilli()), TreeMap::new, Collectors.toList()));
        DayByDay plain =
                new DayByDay(OPTIONS.formula(), name -> OPTIONS.priors().find(Source.domain(name)));
        days.forEach(plain::close);

        TreeMap<String, String> documents = found(JOB.documents(records, 2));

        TreeMap<String, String> sources = index(documents, "sources/");
        assertThat(sources).hasSizeGreaterThan(200);
        for (Map.Entry<String, String> entry : sources.entrySet()) {
            JsonNode source = JSON.readTree(entry.getValue());
            double sum = 0;
            for (JsonNode reason : source.path("reasons")) {
                sum += reason.path("points").asDouble();
            }
            assertThat(sum).isCloseTo(source.path("estimate").asDouble(), within(0.5));
            assertThat(DocumentSchemas.errors("sources", entry.getValue())).isEmpty();
        }
        index(documents, "source_days/").values().forEach(json -> assertThat(
                        DocumentSchemas.errors("source_days", json))
                .isEmpty());
        checkAgainst(plain, sources, days);
        checkRatings(documents);
    }

    /** Sources that were shared on the last day: their documents are as of its end, like the plain computation. */
    private static void checkAgainst(DayByDay plain, TreeMap<String, String> sources, Map<Long, List<Tweet>> days)
            throws Exception {
        long last = Collections.max(days.keySet());
        int compared = 0;
        for (String json : sources.values()) {
            JsonNode source = JSON.readTree(json);
            long asOf = Instant.parse(source.path("as_of").asText()).toEpochMilli();
            if (Days.of(asOf - 1) == last) {
                compared++;
                assertThat(source.path("estimate").asDouble())
                        .as(source.path("id").asText())
                        .isEqualTo(plain.score(source.path("id").asText()).estimate());
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    /** Shares and links carry a rating; trends and rankings the mean of their links. */
    private static void checkRatings(TreeMap<String, String> documents) throws Exception {
        for (String json : index(documents, "shares/").values()) {
            JsonNode share = JSON.readTree(json);
            assertThat(DocumentSchemas.errors("shares", json)).isEmpty();
            assertThat(share.has("source_rating")).isEqualTo(share.has("source"));
            if (share.path("publisher").asText().equals("nejm.org")) {
                assertThat(share.path("source_rating").asText()).isEqualTo("high");
            }
        }
        assertThat(index(documents, "shares/").values()).anyMatch(json -> json.contains("\"source_rating\":\"high\""));
        assertThat(index(documents, "links/").values())
                .allMatch(json -> DocumentSchemas.errors("links", json).isEmpty())
                .anyMatch(json -> json.contains("\"source_score\""));
        assertThat(index(documents, "trends/").values())
                .allMatch(json -> DocumentSchemas.errors("trends", json).isEmpty())
                .allMatch(json -> json.contains("\"links_unrated\""))
                .anyMatch(json -> json.contains("\"links_credibility\""));
        assertThat(index(documents, "rankings/").values())
                .allMatch(json -> DocumentSchemas.errors("rankings", json).isEmpty())
                .anyMatch(json -> json.contains("\"links_credibility\""));
        assertThat(index(documents, "trends/").values())
                .as("the rating of a link is that of its own source")
                .anyMatch(json ->
                        json.contains("\"kind\":\"link\"") && json.contains("\"links\":[],\"links_credibility\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void orderWithinADayDuplicatesAndParallelismChangeNothing(int parallelism) throws Exception {
        List<Parsed> records = simulated(4_000);
        TreeMap<String, String> expected = found(JOB.documents(records, 1));
        Random random = new Random(parallelism);
        List<Parsed> disturbed = new ArrayList<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        parsed -> Days.of(FailOnce.millis(parsed)), TreeMap::new, Collectors.toList()))
                .forEach((day, ofDay) -> {
                    List<Parsed> twice = new ArrayList<>(ofDay);
                    ofDay.stream().filter(parsed -> random.nextInt(5) == 0).forEach(twice::add);
                    Collections.shuffle(twice, random);
                    disturbed.addAll(twice);
                });

        assertThat(found(JOB.documents(disturbed, parallelism))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void aJobThatFailsAndRestartsWritesTheSameDocuments(String backend) throws Exception {
        List<Parsed> records = simulated(4_000);
        TreeMap<String, String> expected = found(JOB.documents(records, 1));
        TreeMap<String, String> documents = JOB.documentsAfterAFailure(records, backend, 2_500, 2_000);

        assertThat(found(documents)).isEqualTo(expected);
    }

    /** What the job finds about sources, and what shares, links and trends say of them. */
    private static TreeMap<String, String> found(TreeMap<String, String> documents) {
        documents.keySet().removeIf(key -> key.startsWith("tweets/") || key.startsWith("coshares/"));
        return documents;
    }

    private static TreeMap<String, String> index(TreeMap<String, String> documents, String prefix) {
        return new TreeMap<>(documents.subMap(prefix, prefix + '\uffff'));
    }

    /** Tweets of simulated weeks, each once. */
    private static List<Parsed> simulated(int number) {
        Simulator simulator =
                new Simulator(SimulatorOptions.weeks(1).toBuilder().seed(8).build());
        RecordParser parser = new RecordParser();
        Map<String, Parsed> tweets = new LinkedHashMap<>();
        while (simulator.hasNext() && tweets.size() < number) {
            Message message = simulator.next();
            parser.parse(message.payload(), new Origin("simulated", message.arrival()), parsed -> {
                Tweet tweet = parsed.tweet();
                if (tweet != null && tweet.version() == 0) {
                    tweets.putIfAbsent(tweet.id(), parsed);
                }
            });
        }
        return List.copyOf(tweets.values());
    }
}
