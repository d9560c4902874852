package io.rounds.sink.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.model.Document;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A compacted Kafka topic of documents, for whoever builds on them. The key is {@code index/id}, the value the JSON, nothing
 * for a removal; the header {@value #VERSION} has the version in decimal digits, and the timestamp is the document's time.
 *
 * <p>Each version is written at least once, and a version may come again, or after a higher one, as after a restart: a reader
 * keeps the highest, as Elasticsearch does.
 */
final class KafkaDocuments {
    static final String VERSION = "version";

    private static final String MAX_REQUEST_BYTES = Integer.toString(16 << 20);

    private KafkaDocuments() {}

    static KafkaSink<Document> sink(String bootstrapServers, String topic) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "50");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        return KafkaSink.<Document>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(settings)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer(topic))
                .build();
    }

    static ProducerRecord<byte[], byte[]> record(String topic, Document document) {
        String json = document.json();
        Instant at = document.at();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic,
                null,
                // Kafka has no times before 1970.
                at == null || at.isBefore(Instant.EPOCH) ? null : at.toEpochMilli(),
                (document.index() + '/' + document.id()).getBytes(UTF_8),
                json == null ? null : json.getBytes(UTF_8));
        record.headers().add(VERSION, Long.toString(document.version()).getBytes(UTF_8));
        return record;
    }

    private static final class Serializer implements KafkaRecordSerializationSchema<Document> {
        private static final long serialVersionUID = 1L;

        private final String topic;

        private Serializer(String topic) {
            this.topic = topic;
        }

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                Document document, KafkaSinkContext context, @Nullable Long timestamp) {
            return KafkaDocuments.record(topic, document);
        }
    }
}
