package io.rounds.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaBrokerIT {
    private static final TopicPartition PARTITION = new TopicPartition("tweets", 0);

    private final Path folder;

    KafkaBrokerIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void itKeepsItsRecordsAndTheirTimesOverARestart() throws Exception {
        long longAgo = Instant.parse("2009-03-01T12:00:00Z").toEpochMilli();
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            broker.createTopic(PARTITION.topic(), 1);
            produce(broker, longAgo, "first");
        }
        try (KafkaBroker broker = KafkaBroker.start(folder)) {
            broker.createTopic(PARTITION.topic(), 1);
            produce(broker, Instant.now().plus(Duration.ofDays(400)).toEpochMilli(), "second");
            List<ConsumerRecord<String, String>> records = consume(broker, 2);
            assertThat(records).extracting(ConsumerRecord::value).containsExactly("first", "second");
            assertThat(records.get(0).timestamp()).isEqualTo(longAgo);
        }
    }

    @Test
    void twoBrokersRunSideBySide() throws IOException {
        try (KafkaBroker one = KafkaBroker.start(folder.resolve("one"));
                KafkaBroker other = KafkaBroker.start(folder.resolve("other"))) {
            assertThat(one.bootstrapServers()).isNotEqualTo(other.bootstrapServers());
        }
    }

    private static void produce(KafkaBroker broker, long time, String value) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), 0, time, "key", value))
                    .get();
        }
    }

    private static List<ConsumerRecord<String, String>> consume(KafkaBroker broker, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            Awaitility.await().atMost(Duration.ofMinutes(10)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }
}
