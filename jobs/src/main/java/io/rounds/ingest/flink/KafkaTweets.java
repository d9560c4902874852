package io.rounds.ingest.flink;

import io.rounds.model.Parsed;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/**
 * A Kafka topic of payloads, one a record, keyed by {@link io.rounds.model.Tweet#partitionKey()}, as a source of what they
 * hold.
 *
 * <p>A new job starts at the beginning of the topic, since what it writes again changes nothing; a job that is restored
 * starts where its checkpoint says.
 */
public final class KafkaTweets {
    private KafkaTweets() {}

    /** The topic without an end, for a live stream. */
    public static KafkaSource<Parsed> live(String bootstrapServers, String topic, String group) {
        return live(bootstrapServers, topic, group, false);
    }

    /** The same; posts of protected accounts are analysed only if {@code includeProtected} is set. */
    public static KafkaSource<Parsed> live(
            String bootstrapServers, String topic, String group, boolean includeProtected) {
        return builder(bootstrapServers, topic, group, includeProtected).build();
    }

    /** What is in the topic when the job starts; then the job ends. */
    public static KafkaSource<Parsed> bounded(String bootstrapServers, String topic, String group) {
        return builder(bootstrapServers, topic, group, false)
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    private static KafkaSourceBuilder<Parsed> builder(
            String bootstrapServers, String topic, String group, boolean includeProtected) {
        return KafkaSource.<Parsed>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new PayloadDeserializer(includeProtected));
    }
}
