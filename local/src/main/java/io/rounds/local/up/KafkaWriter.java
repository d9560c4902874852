package io.rounds.local.up;

import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes messages into the topic that the ingest job writes to, as that does. */
final class KafkaWriter implements AutoCloseable {
    private static final String MAX_REQUEST_BYTES = Integer.toString(4 << 20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    KafkaWriter(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "zstd",
                        "max.request.size",
                        MAX_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes the messages of steps.
     *
     * @throws IOException if Kafka did not take one; some may have been written
     */
    void write(List<Step> steps) throws IOException, InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (Step step : steps) {
            String key = step.key();
            if (step.payload() != null) {
                written.add(producer.send(new ProducerRecord<>(
                        topic, key == null ? null : key.getBytes(StandardCharsets.UTF_8), step.payload())));
            }
        }
        producer.flush();
        for (Future<RecordMetadata> record : written) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new IOException("Kafka did not take a message: " + e.getCause(), e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
