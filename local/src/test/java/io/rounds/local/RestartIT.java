package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.AnalyticsJob;
import io.rounds.app.AnalyticsOptions;
import io.rounds.communities.Communities;
import io.rounds.documents.Indices;
import io.rounds.elasticsearch.ElasticsearchOptions;
import io.rounds.elasticsearch.ElasticsearchSetup;
import io.rounds.ingest.flink.KafkaTweets;
import io.rounds.ingest.flink.TweetTime;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import io.rounds.sink.flink.Sinks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.http.HttpHost;
import org.apache.http.util.EntityUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job from a real Kafka into a real Elasticsearch, killed in the middle and started again from its last checkpoint.
 *
 * <p>The source is the live one: Kafka's source with an end does not report its end to its readers after it was restored from a
 * checkpoint of another job, and the job goes on waiting. The stream goes on while the job is away, as a live one does: a
 * checkpoint holds no watermarks, so a job that was killed after it had read all of a partition waits for the next tweet
 * there (or, with the idleness that {@code rounds analytics} has and this test must not, for the partition to be idle).
 */
final class RestartIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOPIC = "tweets";
    private static final String GROUP = "restart";
    private static final int PARTITIONS = 3;
    /** Those that do not depend on how fast the stream is read, killed or not, as rankings and the interval of co-shares do. */
    private static final List<String> COMPARED = Indices.ALL.stream()
            .filter(index -> !index.equals(Indices.RANKINGS) && !index.equals(Indices.COSHARES))
            .toList();

    private static final int PAGE = 5_000;
    private static final SimulatorOptions WEEK =
            SimulatorOptions.weeks(1).toBuilder().seed(5).volume(0.3).build();
    private static final Instant KILLED_BEFORE = WEEK.start().plus(Duration.ofDays(2));
    private static final Instant END = WEEK.start().plus(Duration.ofDays(3));
    private static final int IN_THE_MIDDLE = 2_000;
    private static final int IN_ALL = 8_000;
    /** A checkpoint is taken every 200 ms, or as often as the machine can. */
    private static final int STILL_FOR_CHECKPOINTS = 40;

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final int DIFFERENCES_TO_SHOW = 5;

    @Test
    void aJobKilledInTheMiddleAndStartedAgainLeavesTheSameDocuments(@TempDir Path folder) throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        try (LocalStack stack = LocalStack.start(folder, 0, 2, nowhere);
                RestClient client = client(stack);
                TweetFeeder feeder =
                        new TweetFeeder(new Simulator(WEEK), stack.kafka().bootstrapServers(), TOPIC)) {
            stack.kafka().createTopic(TOPIC, PARTITIONS);
            feeder.feedUntil(KILLED_BEFORE);
            ElasticsearchSetup.install(options(stack));

            JobID killed = start(stack, Optional.empty());
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(ResponseException.class) // an index is being made
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> count(client) > IN_THE_MIDDLE
                            && checkpoint(folder, killed).isPresent());
            stack.flink().cancel(killed);
            long before = count(client);
            feeder.feedUntil(END);
            JobID restarted = start(stack, checkpoint(folder, killed));
            Standstill standstill = new Standstill();
            Awaitility.await()
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> hasEnded(stack, restarted)
                            || (hasReadAll(stack) && standstill.reached(count(client), checkpoint(folder, restarted))));
            stack.flink().cancel(restarted);
            TreeMap<String, JsonNode> found = documents(client);
            assertThat(found.size()).isGreaterThan(IN_ALL);
            assertThat(before).as("killed before the end").isLessThan(found.size());
            for (String index : COMPARED) {
                client.performRequest(new Request("DELETE", "/rounds-" + index + "*"));
            }

            JobID undisturbed = start(stack, Optional.empty());
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(ResponseException.class)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> count(client) >= found.size());
            Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(differences(found, documents(client)))
                    .isEmpty());
            stack.flink().cancel(undisturbed);
        }
    }

    /** Some of the documents that are not in both, and what each holds. */
    private static List<String> differences(TreeMap<String, JsonNode> found, TreeMap<String, JsonNode> expected) {
        return Stream.concat(found.keySet().stream(), expected.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(found.get(id), expected.get(id)))
                .limit(DIFFERENCES_TO_SHOW)
                .map(id -> id + ": " + found.get(id) + ", not " + expected.get(id))
                .toList();
    }

    /**
     * That no document has come for so many checkpoints. Time would not do: a job that has just been started, or that has
     * little of the processor, writes nothing for a while, but takes no checkpoint either.
     */
    private static final class Standstill {
        private long count = -1;
        private int since;

        boolean reached(long newCount, Optional<Path> checkpoint) {
            if (checkpoint.isEmpty()) {
                return false;
            }
            int number = number(checkpoint.get());
            if (newCount != count) {
                count = newCount;
                since = number;
            }
            return number - since >= STILL_FOR_CHECKPOINTS;
        }
    }

    /** Whether a checkpoint covers every record of the topic: the source commits its offsets with each. */
    private static boolean hasReadAll(LocalStack stack) throws Exception {
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                latest.put(new TopicPartition(TOPIC, partition), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(latest).all().get();
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata offset = committed.get(end.getKey());
                return end.getValue().offset() == 0
                        || (offset != null && offset.offset() >= end.getValue().offset());
            });
        }
    }

    private static boolean hasEnded(LocalStack stack, JobID job) {
        return stack.flink().result(job).isDone();
    }

    private static JobID start(LocalStack stack, Optional<Path> checkpoint) throws Exception {
        StreamExecutionEnvironment environment = stack.flink().environment();
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        checkpoint.ifPresent(path ->
                settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
        environment.configure(settings);
        AnalyticsJob.build(
                environment,
                KafkaTweets.live(stack.kafka().bootstrapServers(), TOPIC, GROUP),
                TweetTime.watermarks(Duration.ofSeconds(30)),
                Sinks.elasticsearch(options(stack)),
                AnalyticsOptions.of(Communities.load().select(List.of("foamed")).list()));
        return stack.flink().submit(environment, "restart");
    }

    /** The latest complete checkpoint of a job. */
    private static Optional<Path> checkpoint(Path folder, JobID job) throws IOException {
        Path checkpoints = folder.resolve("flink/checkpoints").resolve(job.toHexString());
        if (!Files.isDirectory(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(checkpoints)) {
            return found.filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingInt(RestartIT::number));
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private static ElasticsearchOptions options(LocalStack stack) {
        return ElasticsearchOptions.at(stack.elasticsearch().address().toString());
    }

    private static RestClient client(LocalStack stack) {
        return RestClient.builder(
                        HttpHost.create(stack.elasticsearch().address().toString()))
                .build();
    }

    private static long count(RestClient client) throws IOException {
        client.performRequest(new Request("POST", "/_refresh"));
        long count = 0;
        for (String index : COMPARED) {
            count += json(client, new Request("GET", "/rounds-" + index + "*/_count"))
                    .path("count")
                    .asLong();
        }
        return count;
    }

    /** Every document of every index. */
    private static TreeMap<String, JsonNode> documents(RestClient client) throws IOException {
        client.performRequest(new Request("POST", "/_refresh"));
        TreeMap<String, JsonNode> documents = new TreeMap<>();
        for (String index : COMPARED) {
            String after = "";
            while (true) {
                Request request = new Request("POST", "/rounds-" + index + "*/_search");
                request.setJsonEntity(
                        "{\"size\":" + PAGE + ",\"sort\":[{\"id\":\"asc\"}],\"search_after\":[" + quoted(after) + "]}");
                JsonNode hits = json(client, request).path("hits").path("hits");
                for (JsonNode hit : hits) {
                    after = hit.path("_id").asText();
                    documents.put(index + "/" + after, hit.path("_source"));
                }
                if (hits.size() < PAGE) {
                    break;
                }
            }
        }
        return documents;
    }

    private static String quoted(String text) throws IOException {
        return JSON.writeValueAsString(text);
    }

    private static JsonNode json(RestClient client, Request request) throws IOException {
        return JSON.readTree(EntityUtils.toString(client.performRequest(request).getEntity()));
    }
}
