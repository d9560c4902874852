package io.rounds.peers.kafkastreams;

import io.rounds.peers.CommunityTags;
import io.rounds.peers.Occurrence;
import io.rounds.peers.PeerRun;
import io.rounds.peers.PeerTask;
import io.rounds.peers.RankedRow;
import io.rounds.peers.TopicCount;
import io.rounds.peers.WindowSpec;
import io.rounds.peers.XPayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.EmitStrategy;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams, in its own language: uses are repartitioned by topic and aggregated in hopping windows, which are emitted
 * when they close; each closed window's topics are aggregated to a ranking, which is updated with each topic.
 *
 * <p>Defaults where not said otherwise: state in RocksDB with a changelog in Kafka, at least once.
 */
public final class KafkaStreamsPeer {
    /** By how much a tweet may come behind a later one; the same in all peers. */
    private static final Duration DISORDER = Duration.ofSeconds(30);
    /** Partitions are not read in step with one another: a window waits for the slower of several. */
    private static final Duration SKEW = Duration.ofHours(6);

    /** Internal to Kafka Streams: windows are emitted at most this often by the clock; none may wait for a later record. */
    private static final String EMIT_INTERVAL = "__emit.interval.ms.kstreams.windowed.aggregation__";

    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final long CACHE_BYTES = 256L << 20;

    private final PeerTask task;
    private final String application;
    private final Map<String, Ranking> rankings = new HashMap<>();
    private final AtomicLong lastUpdate = new AtomicLong(System.nanoTime());

    private KafkaStreamsPeer(PeerTask task) {
        this.task = task;
        this.application = "peer-" + task.work().getFileName();
    }

    /** Runs it; for the arguments see {@link PeerTask}. */
    public static void main(String[] arguments) throws Exception {
        PeerRun.run("Kafka Streams " + AppInfoParser.getVersion(), task -> new KafkaStreamsPeer(task).run(), arguments);
    }

    private void run() throws Exception {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch failed = new CountDownLatch(1);
        try (KafkaStreams streams = new KafkaStreams(topology(), properties());
                Admin admin = Admin.create(Map.of("bootstrap.servers", String.valueOf(task.kafka())))) {
            streams.setUncaughtExceptionHandler(problem -> {
                failure.set(problem);
                failed.countDown();
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            streams.start();
            while (!failed.await(1, TimeUnit.SECONDS)) {
                if (System.nanoTime() - lastUpdate.get() > QUIET.toNanos() && hasReadEverything(admin)) {
                    break;
                }
            }
        }
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Kafka Streams failed", problem);
        }
        writeRankings();
        deleteTopics();
    }

    /** Its changelogs and repartitioned records: the next run has its own. */
    private void deleteTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", String.valueOf(task.kafka())))) {
            List<String> own = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application))
                    .toList();
            admin.deleteTopics(own).all().get();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                application,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                String.valueOf(task.kafka()),
                StreamsConfig.STATE_DIR_CONFIG,
                task.work().toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                task.parallelism(),
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                COMMIT_INTERVAL.toMillis(),
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                CACHE_BYTES,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                EMIT_INTERVAL,
                0L));
        return properties;
    }

    private Topology topology() throws IOException {
        CommunityTags communities = CommunityTags.read(task.communities());
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Use> uses = builder.stream(task.topic(), Consumed.with(Serdes.Bytes(), Serdes.ByteArray()))
                .flatMap((Bytes key, byte[] payload) -> uses(payload, communities))
                .repartition(Repartitioned.with(Serdes.String(), Use.SERDE)
                        .withName("uses")
                        .withNumberOfPartitions(task.parallelism()));
        for (WindowSpec window : task.windows()) {
            rank(window, count(window, uses));
        }
        return builder.build();
    }

    private static List<KeyValue<String, Use>> uses(byte[] payload, CommunityTags communities) {
        PeerRun.started();
        try {
            XPayload tweet = XPayload.read(payload);
            Use use = new Use(tweet.authorId(), tweet.original());
            List<KeyValue<String, Use>> uses = new ArrayList<>();
            for (Occurrence occurrence : communities.occurrences(tweet.hashtags())) {
                uses.add(KeyValue.pair(occurrence.key(), use));
            }
            return uses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KStream<Windowed<String>, TopicState> count(WindowSpec window, KStream<String, Use> uses) {
        Duration grace = task.parallelism() == 1 ? DISORDER : SKEW;
        return uses.groupByKey(Grouped.with(Serdes.String(), Use.SERDE))
                .windowedBy(TimeWindows.ofSizeAndGrace(window.size(), grace).advanceBy(window.slide()))
                .emitStrategy(EmitStrategy.onWindowClose())
                .aggregate(
                        TopicState::new,
                        (topic, use, state) -> state.add(use),
                        Materialized.<String, TopicState, WindowStore<Bytes, byte[]>>as("counts-" + window.name())
                                .withKeySerde(Serdes.String())
                                .withValueSerde(TopicState.SERDE))
                .toStream();
    }

    private void rank(WindowSpec window, KStream<Windowed<String>, TopicState> counts) {
        int top = task.top();
        counts.map((topic, state) -> KeyValue.pair(rankingKey(topic), count(topic.key(), state)))
                .repartition(Repartitioned.with(Serdes.String(), Ranking.COUNT)
                        .withName("ranked-" + window.name())
                        .withNumberOfPartitions(1))
                .groupByKey(Grouped.with(Serdes.String(), Ranking.COUNT))
                .aggregate(
                        Ranking::new,
                        (key, count, ranking) -> ranking.add(count, top),
                        Materialized.<String, Ranking, KeyValueStore<Bytes, byte[]>>as("rankings-" + window.name())
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Ranking.SERDE)
                                .withCachingDisabled())
                .toStream()
                .foreach((key, ranking) -> update(window.name(), key, ranking));
    }

    /** A ranking's key: {@code foamed 1736146800000}, community and end of the window. */
    private static String rankingKey(Windowed<String> topic) {
        return topic.key().substring(0, topic.key().indexOf(' '))
                + ' '
                + topic.window().end();
    }

    private static TopicCount count(String key, TopicState state) {
        return new TopicCount(key.substring(key.indexOf(' ') + 1), state.tweets(), state.originals(), state.authors());
    }

    /** The last update of a ranking stands. Called by all stream threads. */
    private void update(String window, String key, Ranking ranking) {
        synchronized (rankings) {
            rankings.put(key + ' ' + window, ranking);
        }
        lastUpdate.set(System.nanoTime());
        PeerRun.reached(Long.parseLong(key.substring(key.indexOf(' ') + 1)));
    }

    private void writeRankings() {
        synchronized (rankings) {
            rankings.forEach((key, ranking) -> {
                String[] parts = key.split(" ", -1);
                PeerRun.keep(
                        RankedRow.both(parts[0], parts[2], Long.parseLong(parts[1]), ranking.topics(), task.top()));
            });
        }
    }

    /** Whether every topic that it reads, its own among them, is committed up to its end. */
    private boolean hasReadEverything(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(latest).all().get();
        return !committed.isEmpty()
                && ends.entrySet().stream().allMatch(end -> {
                    OffsetAndMetadata reached = committed.get(end.getKey());
                    return reached != null && reached.offset() >= end.getValue().offset();
                });
    }
}
