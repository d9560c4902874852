package io.rounds.dist.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.app.AnalyticsCommand;
import io.rounds.elasticsearch.node.ElasticsearchNode;
import io.rounds.simulator.Simulator;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar on a Flink cluster of real processes, from three Kafka brokers into Elasticsearch. While a simulated week
 * flows, a task manager, the leading job manager and a broker are killed, and the job is stopped and started again with another parallelism; then it has
 * left the same documents as a job that nothing happened to.
 *
 * <p>A record that was sent before a kill is still being processed then, and the next part of the week is sent after it: the
 * stream goes on, as a live one does, so that every partition has a tweet that tells a restored job how late it is.
 * {@code -Drounds.cluster=long} kills more often, also a broker that came back, and takes more tweets.
 */
final class ClusterIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path LIBRARIES = Path.of(System.getProperty("rounds.flink.node"));
    private static final Path JAR = Path.of(System.getProperty("rounds.dist"), "rounds-analytics.jar");
    private static final boolean LONG = System.getProperty("rounds.cluster", "").equals("long");
    private static final String STATE = System.getProperty("rounds.cluster.state", "hashmap");
    private static final double VOLUME = Double.parseDouble(System.getProperty("rounds.cluster.volume", "0.1"));

    private static final String TOPIC = "tweets";
    private static final String DOCUMENTS = "documents";
    /** As many as the highest parallelism: a source without a partition would hold the watermark back. */
    private static final int PARTITIONS = 4;

    private static final SimulatorOptions WEEK =
            SimulatorOptions.weeks(1).toBuilder().seed(11).volume(VOLUME).build();
    /** Completed checkpoints without a new document after which there will be none. */
    private static final int STILL_FOR_CHECKPOINTS = 8;

    private static final Duration LIMIT = Duration.ofMinutes(20);

    private final Path folder;

    ClusterIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Something that happens to the cluster. */
    private interface Disturbance {
        void happen() throws Exception;
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions();
    }

    @Test
    void theDocumentsAreTheSameWhateverIsKilledAndHoweverTheJobIsRescaled() throws Exception {
        try (ElasticsearchNode elasticsearch = ElasticsearchNode.start(folder.resolve("elasticsearch"), line -> {});
                KafkaBrokers kafka = new KafkaBrokers(folder.resolve("kafka"));
                FlinkProcesses flink = new FlinkProcesses(folder.resolve("flink"), LIBRARIES, 3, STATE);
                WeekFeed feed = new WeekFeed(new Simulator(WEEK), kafka.bootstrapServers(), TOPIC)) {
            await().until(() -> kafka.has(KafkaBrokers.count()));
            kafka.createTopic(TOPIC, PARTITIONS, "delete");
            kafka.createTopic(DOCUMENTS, PARTITIONS, "compact");
            await().until(flink::hasAllSlots);
            Run run = new Run(elasticsearch, kafka, flink, feed);

            run.submit("disturbed", 2, List.of());
            run.disturb("a task manager", () -> flink.killTaskManager(run.job()));
            run.disturb("the leading job manager", flink::killLeader);
            int leader = kafka.leader(TOPIC, 0);
            run.disturb("a broker", () -> kafka.kill(leader));
            run.rescale(4);
            if (LONG) {
                kafka.restart(leader);
                await().until(() -> kafka.has(KafkaBrokers.count()));
                flink.startJobManager();
                flink.startTaskManager();
                run.disturb("another task manager", () -> flink.killTaskManager(run.job()));
                run.rescale(1);
                run.disturb("the next leading job manager", flink::killLeader);
                run.rescale(2);
            }
            assertThat(feed.until(Instant.MAX)).isPositive();
            Map<String, JsonNode> found = run.documentsAtStandstill();
            flink.cancel(run.job());
            assertThat(found.keySet().stream()
                            .map(id -> id.replaceFirst("/.*", ""))
                            .distinct())
                    .contains("tweets", "trends", "rankings", "links", "shares", "sources");
            assertThat(DocumentStore.differences(documentsOf(kafka.records(DOCUMENTS, PARTITIONS)), found))
                    .as("the topic of documents, and Elasticsearch")
                    .isEmpty();

            run.documents().deleteAll();
            run.submit("undisturbed", 2, List.of());
            Map<String, JsonNode> expected = run.documentsAtStandstill();
            assertThat(DocumentStore.differences(comparable(found), comparable(expected)))
                    .isEmpty();
            System.out.println("ClusterIT: of " + found.size() + " documents, "
                    + comparable(found).size() + " are compared");
        }
    }

    /**
     * Without those that depend on how fast the stream is read, killed or not: rankings are those of now, emitted at fewer ends
     * of windows where event time runs fast; and the interval of co-shares is estimated at the end of each day from what has
     * been read by then.
     */
    private static Map<String, JsonNode> comparable(Map<String, JsonNode> documents) {
        Map<String, JsonNode> comparable = new TreeMap<>(documents);
        comparable.keySet().removeIf(id -> id.startsWith("rankings/") || id.startsWith("coshares/"));
        return comparable;
    }

    /** Of each document the highest version. */
    private static Map<String, JsonNode> documentsOf(List<ConsumerRecord<String, String>> records) throws IOException {
        Map<String, Long> versions = new HashMap<>();
        Map<String, JsonNode> documents = new TreeMap<>();
        for (ConsumerRecord<String, String> record : records) {
            long version = Long.parseLong(
                    new String(record.headers().lastHeader("version").value(), StandardCharsets.UTF_8));
            if (version >= versions.getOrDefault(record.key(), 0L)) {
                versions.put(record.key(), version);
                if (record.value() == null) {
                    documents.remove(record.key());
                } else {
                    documents.put(record.key(), JSON.readTree(record.value()));
                }
            }
        }
        return documents;
    }

    /** The job, what it reads from and what it writes to. */
    private static final class Run {
        private final KafkaBrokers kafka;
        private final FlinkProcesses flink;
        private final WeekFeed feed;
        private final String address;
        private final DocumentStore documents;
        private final int parts;
        private String group = "";
        private String job = "";
        private int part;

        Run(ElasticsearchNode elasticsearch, KafkaBrokers kafka, FlinkProcesses flink, WeekFeed feed) {
            this.kafka = kafka;
            this.flink = flink;
            this.feed = feed;
            this.address = elasticsearch.address().toString();
            this.documents = new DocumentStore(elasticsearch.address());
            this.parts = LONG ? 18 : 9;
        }

        String job() {
            return job;
        }

        DocumentStore documents() {
            return documents;
        }

        void submit(String newGroup, int parallelism, List<String> options) throws Exception {
            group = newGroup;
            job = flink.submit(
                    JAR,
                    AnalyticsCommand.class.getName(),
                    parallelism,
                    options,
                    List.of(
                            "--kafka", kafka.bootstrapServers(),
                            "--topic", TOPIC,
                            "--group", group,
                            "--elasticsearch", address,
                            "--community", "foamed",
                            "--documents-topic", DOCUMENTS,
                            // Longer than any recovery: a partition without tweets holds the watermark back.
                            "--idle-seconds", "3600"));
            await().until(() -> flink.runs(job));
        }

        /** Sends the next part of the week. */
        private void feed() {
            part++;
            Duration length = Duration.between(WEEK.start(), WEEK.end());
            assertThat(feed.until(WEEK.start().plus(length.multipliedBy(part).dividedBy(parts))))
                    .isPositive();
        }

        private long uncommitted() throws Exception {
            return kafka.uncommitted(TOPIC, PARTITIONS, group);
        }

        /** Lets something happen while records are in the job, sends more, and waits until a checkpoint covers them. */
        void disturb(String what, Disturbance disturbance) throws Exception {
            feed();
            assertThat(uncommitted()).as("records in the job").isPositive();
            disturbance.happen();
            long began = System.nanoTime();
            feed();
            await().until(() -> uncommitted() == 0);
            note("killed %s: %.1f s until a checkpoint had all that was sent after it", what, began);
        }

        /** Stops the job with a savepoint and starts it from there. */
        void rescale(int parallelism) throws Exception {
            feed();
            long began = System.nanoTime();
            String savepoint = flink.stop(job);
            submit(group, parallelism, List.of("-s", savepoint));
            feed();
            await().until(() -> uncommitted() == 0);
            note("stopped and started with parallelism %s: %.1f s", parallelism, began);
        }

        private void note(String format, Object what, long began) throws Exception {
            JsonNode checkpoint = flink.checkpoint(job);
            System.out.printf(
                    Locale.ROOT,
                    "ClusterIT: " + format + "; then a checkpoint of %,d bytes (%,d of them new) in %d ms%n",
                    what,
                    (System.nanoTime() - began) / 1e9,
                    checkpoint.path("state_size").asLong(),
                    checkpoint.path("checkpointed_size").asLong(),
                    checkpoint.path("end_to_end_duration").asLong());
        }

        /** What there is once everything is read and no checkpoint brings anything new. */
        Map<String, JsonNode> documentsAtStandstill() throws Exception {
            await().until(() -> uncommitted() == 0);
            Map<String, JsonNode> found = documents.documents();
            long since = flink.checkpoint(job).path("id").asLong();
            while (true) {
                long from = since;
                await().until(() -> flink.checkpoint(job).path("id").asLong() >= from + STILL_FOR_CHECKPOINTS);
                since = flink.checkpoint(job).path("id").asLong();
                Map<String, JsonNode> now = documents.documents();
                if (now.equals(found)) {
                    return found;
                }
                found = now;
            }
        }
    }
}
