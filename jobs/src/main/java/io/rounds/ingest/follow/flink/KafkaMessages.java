package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.Step;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka topic that kept messages go to: the record is the message in its envelope, the key the id of the first version
 * of the tweet, so that all its versions and deletions are in one partition, and the timestamp the time of arrival.
 *
 * <p>A message may be in the topic twice after a failure: the position of the last checkpoint is older than what was
 * written. The analytics job takes each version of a tweet once.
 */
public final class KafkaMessages {
    private static final String MAX_REQUEST_BYTES = Integer.toString(4 << 20);

    private KafkaMessages() {}

    /**
     * A sink into the topic.
     *
     * @param settings of the producer, such as those of an encrypted connection
     */
    public static KafkaSink<Step> sink(String bootstrapServers, String topic, Properties settings) {
        return KafkaSink.<Step>builder()
                .setBootstrapServers(bootstrapServers)
                .setKafkaProducerConfig(settings)
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "20")
                .setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES)
                .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd")
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer(topic))
                .build();
    }

    private static final class Serializer implements KafkaRecordSerializationSchema<Step> {
        private static final long serialVersionUID = 1;

        private final String topic;

        private Serializer(String topic) {
            this.topic = topic;
        }

        @Override
        public @Nullable ProducerRecord<byte[], byte[]> serialize(
                Step step, KafkaSinkContext context, @Nullable Long timestamp) {
            byte[] payload = step.payload();
            String key = step.key();
            return payload == null
                    ? null
                    : new ProducerRecord<>(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), payload);
        }
    }
}
