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
                .setKafkaProducerConfig(producerSettings(bootstrapServers, settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setRecordSerializer(new Serializer(topic))
                .build();
    }

    /** The settings of a producer for the topic. */
    public static Properties producerSettings(String bootstrapServers, Properties settings) {
        Properties all = new Properties();
        all.putAll(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        return all;
    }

    /** The record of a step; null if nothing is kept with it. */
    public static @Nullable ProducerRecord<byte[], byte[]> record(String topic, Step step) {
        byte[] payload = step.payload();
        String key = step.key();
        return payload == null
                ? null
                : new ProducerRecord<>(topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), payload);
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
            return KafkaMessages.record(topic, step);
        }
    }
}
