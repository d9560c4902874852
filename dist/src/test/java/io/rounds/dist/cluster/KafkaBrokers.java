package io.rounds.dist.cluster;

import io.rounds.local.KafkaBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Three brokers that are their own KRaft controllers; a topic is on all of them and can be written while one is away. */
final class KafkaBrokers implements AutoCloseable {
    private static final int BROKERS = 3;
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final List<ChildJvm> brokers = new ArrayList<>();
    private final String bootstrapServers;
    private final Admin admin;
    /** Does not wait long for a broker that is gone, as the first does: whoever asks asks again. */
    private final Admin impatient;

    KafkaBrokers(Path folder) throws IOException {
        this.folder = folder;
        List<Integer> ports = ports();
        List<Integer> controllers = ports();
        this.bootstrapServers = ports.stream().map(port -> HOST + ':' + port).collect(Collectors.joining(","));
        String voters = IntStream.range(0, BROKERS)
                .mapToObj(id -> id + "@" + HOST + ':' + controllers.get(id))
                .collect(Collectors.joining(","));
        String cluster = Uuid.randomUuid().toString();
        for (int id = 0; id < BROKERS; id++) {
            format(write(id, voters, ports.get(id), controllers.get(id)), cluster);
            brokers.add(start(id));
        }
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.impatient = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000",
                AdminClientConfig.METADATA_MAX_AGE_CONFIG, "1000"));
    }

    private static List<Integer> ports() throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int id = 0; id < BROKERS; id++) {
            ports.add(KafkaBroker.freePort());
        }
        return ports;
    }

    private Path file(int id) {
        return folder.resolve("broker-" + id + ".properties");
    }

    private Path write(int id, String voters, int port, int controller) throws IOException {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(id)),
                Map.entry("controller.quorum.voters", voters),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + HOST + ':' + port + ",CONTROLLER://" + HOST + ':' + controller),
                Map.entry("log.dirs", folder.resolve("broker-" + id).toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "3"),
                Map.entry("min.insync.replicas", "2"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "3"),
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.retention.ms", "-1"),
                Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20)),
                Map.entry("log.cleaner.threads", "1")));
        Files.createDirectories(folder);
        try (Writer writer = Files.newBufferedWriter(file(id))) {
            properties.store(writer, null);
        }
        return file(id);
    }

    private static void format(Path file, String cluster) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            if (StorageTool.execute(new String[] {"format", "-t", cluster, "-c", file.toString()}, print) != 0) {
                throw new IOException("not formatted: " + output.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private ChildJvm start(int id) throws IOException {
        return ChildJvm.start(
                "kafka-" + id,
                folder,
                Map.of(),
                System.getProperty("java.class.path"),
                List.of("-Xmx256m", "-Drounds.log=" + folder.resolve("kafka-" + id + "-libraries.log")),
                "kafka.Kafka",
                List.of(file(id).toString()));
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Creates a topic of which every broker has every partition.
     *
     * @param cleanup {@code delete} or {@code compact}
     */
    void createTopic(String topic, int partitions, String cleanup) throws ExecutionException, InterruptedException {
        Map<String, String> settings =
                Map.of("min.insync.replicas", "2", "retention.ms", "-1", "cleanup.policy", cleanup);
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) BROKERS).configs(settings)))
                .all()
                .get();
    }

    /** Whether this many brokers are in the cluster. */
    boolean has(int count) throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get().size() == count;
    }

    static int count() {
        return BROKERS;
    }

    /** The broker that leads a partition. */
    int leader(String topic, int partition) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .get(partition)
                .leader()
                .id();
    }

    void kill(int id) throws InterruptedException {
        brokers.get(id).kill();
    }

    void restart(int id) throws IOException {
        brokers.set(id, start(id));
    }

    /** How many records of a topic a group has not committed, over all partitions. */
    long uncommitted(String topic, int partitions, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        var ends = impatient.listOffsets(latest).all().get();
        Map<TopicPartition, OffsetAndMetadata> committed = impatient
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata offset = committed.get(end.getKey());
                    return end.getValue().offset() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    /** All records of a topic, by partition in their order. */
    List<ConsumerRecord<String, String>> records(String topic, int partitions) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.seekToBeginning(all);
            while (all.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        impatient.close();
        admin.close();
        brokers.forEach(ChildJvm::close);
    }
}
