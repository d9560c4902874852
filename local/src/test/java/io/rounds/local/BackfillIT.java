package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.rounds.communities.Communities;
import io.rounds.ingest.follow.bluesky.Bluesky;
import io.rounds.ingest.follow.bluesky.BlueskyOptions;
import io.rounds.ingest.follow.bluesky.JetstreamServer;
import io.rounds.model.Community;
import io.rounds.simulator.network.JetstreamLog;
import io.rounds.simulator.network.SimulatedJetstream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backfill into a real broker. */
@Timeout(120)
final class BackfillIT {
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<Community> COMMUNITIES =
            Communities.load().select(List.of("foamed")).list();
    private static final int EVENTS = 3_000;

    private final Path folder;

    BackfillIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private static BackfillRun run(SimulatedJetstream server) {
        BlueskyOptions options =
                new BlueskyOptions(List.of(JetstreamServer.of(server.address())), null, false, new byte[0]);
        return new BackfillRun(
                Bluesky.NAME,
                span -> Bluesky.past(options, COMMUNITIES, span, Clock.systemUTC()),
                COMMUNITIES,
                BEGIN,
                BEGIN.plusSeconds(EVENTS - 60),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Clock.systemUTC());
    }

    @Test
    void writesATimeIntoATopicAndNothingMoreTheNextTime() throws Exception {
        JetstreamLog log = new JetstreamLog();
        for (int i = 0; i < EVENTS; i++) {
            log.add(
                    BEGIN.plusSeconds(i).toEpochMilli() * 1_000,
                    "did:plc:a",
                    "r" + i,
                    "create",
                    "app.bsky.feed.post",
                    "k" + i,
                    "{\"$type\":\"app.bsky.feed.post\",\"text\":\"#FOAMed\",\"createdAt\":\"2026-01-05T00:00:00Z\"}");
        }
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                SimulatedJetstream server = SimulatedJetstream.start(log, null, 1, 0)) {
            broker.createTopic("tweets", 1);
            Path progress = folder.resolve("progress");
            run(server).intoTopic(broker.bootstrapServers(), "tweets", new Properties(), progress);
            run(server).intoTopic(broker.bootstrapServers(), "tweets", new Properties(), progress);

            List<ConsumerRecord<String, String>> records = consume(broker);
            assertThat(records).hasSize(EVENTS - 60);
            assertThat(records).extracting(ConsumerRecord::key).doesNotHaveDuplicates();
            assertThat(records.get(0).key()).isEqualTo("bluesky:did:plc:a/k0");
            assertThat(records.get(0).value()).startsWith("{\"rounds\":{\"network\":\"bluesky\"");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static List<ConsumerRecord<String, String>> consume(KafkaBroker broker) {
        TopicPartition partition = new TopicPartition("tweets", 0);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }
}
