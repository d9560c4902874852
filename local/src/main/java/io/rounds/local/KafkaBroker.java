package io.rounds.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this JVM: one node that is its own KRaft controller, on free ports of 127.0.0.1.
 *
 * <p>It never deletes records by age and accepts any timestamp: the timestamp of a record is the time of the tweet, and
 * archives are old.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String NODE_ID = "1";
    private static final int MAX_MESSAGE_BYTES = 4 << 20;
    /** The compaction buffer is allocated at once; Kafka's own default is 128 MiB. */
    private static final int CLEANER_BUFFER_BYTES = 4 << 20;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private KafkaBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns once it accepts requests, usually after 2 to 3 s.
     *
     * @param dataDir its records; created and formatted if absent, kept on {@link #close()} and reused by the next
     *     start
     * @throws IOException if it does not start
     */
    public static KafkaBroker start(Path dataDir) throws IOException {
        return start(dataDir, freePort(), freePort());
    }

    /** Starts a broker on these ports; see {@link #start(Path)}. */
    static KafkaBroker start(Path dataDir, int port, int controllerPort) throws IOException {
        Path data = Files.createDirectories(dataDir.toAbsolutePath());
        String listener = HOST + ":" + port;
        Properties properties = properties(data.resolve("log"), listener, HOST + ":" + controllerPort);
        if (!Files.exists(data.resolve("log").resolve("meta.properties"))) {
            format(data.resolve("format.properties"), properties);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IOException("Kafka did not start in " + data + ": " + e.getMessage(), e);
        }
        return new KafkaBroker(server, listener);
    }

    private static Properties properties(Path log, String listener, String controller) {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", NODE_ID),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + listener + ",CONTROLLER://" + controller),
                Map.entry("log.dirs", log.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.retention.ms", "-1"),
                Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
                Map.entry("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES)),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES)),
                Map.entry("log.cleaner.threads", "1")));
        return properties;
    }

    private static void format(Path file, Properties properties) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        String[] arguments = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            if (StorageTool.execute(arguments, print) != 0) {
                throw new IOException("Kafka's storage was not formatted: " + output.toString(StandardCharsets.UTF_8));
            }
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    /** The host and port that clients connect to. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Creates a topic; an existing topic is left unchanged.
     *
     * @param partitions 1 or more
     */
    public void createTopic(String topic, int partitions) throws IOException {
        createTopic(bootstrapServers, topic, partitions, Map.of());
    }

    /** Creates a topic with these settings; an existing topic is left unchanged. */
    public static void createTopic(String bootstrapServers, String topic, int partitions, Map<String, String> settings)
            throws IOException {
        Map<String, Object> client = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException("topic " + topic + " could not be created: " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while topic " + topic + " was being created");
        }
    }

    /** Stops the broker gracefully. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
