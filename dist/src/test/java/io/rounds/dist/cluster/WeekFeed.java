package io.rounds.dist.cluster;

import io.rounds.simulator.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Feeds a simulated week into a topic, part by part, each record once and in order whatever becomes of the brokers. */
final class WeekFeed implements AutoCloseable {
    private final Iterator<Message> messages;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Message next;

    WeekFeed(Iterator<Message> messages, String bootstrapServers, String topic) {
        this.messages = messages;
        this.topic = topic;
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                "20",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                "true",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.toString(Integer.MAX_VALUE),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Integer.toString(Integer.MAX_VALUE));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Feeds the messages that arrive before a time, and returns once the brokers have them.
     *
     * @return how many
     */
    int until(Instant end) {
        int sent = 0;
        while (next != null || messages.hasNext()) {
            Message message = next == null ? messages.next() : next;
            next = message;
            if (!message.arrival().isBefore(end)) {
                break;
            }
            String key = message.key();
            byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
            // The callback records a failure.
            var unused = producer.send(
                    new ProducerRecord<>(topic, null, message.arrival().toEpochMilli(), bytes, message.payload()),
                    (record, problem) -> failure.compareAndSet(null, problem));
            next = null;
            sent++;
        }
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Kafka did not accept a message", problem);
        }
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
