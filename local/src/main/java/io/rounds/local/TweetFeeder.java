package io.rounds.local;

import io.rounds.simulator.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a simulated stream into a Kafka topic. Records are keyed by the id of the first version of a tweet, so that
 * duplicates and versions are in the same partition; their timestamp is the time of arrival.
 *
 * <p>Records never expire. By default Kafka's producer gives up after two minutes, so a suspended laptop or a slow disk
 * would end the feed. The broker is in the same JVM: there is none to fail over to, and it does become available again.
 */
final class TweetFeeder implements AutoCloseable {
    private static final String NEVER = Integer.toString(Integer.MAX_VALUE);
    /** Unsent records after a failure or an interrupt do not matter; after a flush there are none. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Iterator<Message> messages;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong fed = new AtomicLong();
    private volatile @Nullable Exception failure;

    TweetFeeder(Iterator<Message> messages, String bootstrapServers, String topic) {
        this.messages = messages;
        this.topic = topic;
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                "20",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                NEVER,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                NEVER,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(4 << 20));
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Feeds the messages that arrive before a time at full speed, and returns once the broker has them.
     *
     * @return whether there are further messages
     */
    boolean feedUntil(Instant end) throws InterruptedException, IOException {
        boolean more = messages.hasNext();
        while (more) {
            Message message = messages.next();
            send(message);
            more = messages.hasNext();
            if (!message.arrival().isBefore(end)) {
                break;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        flush();
        return more;
    }

    /**
     * Feeds the rest of the stream on schedule, until it ends or the thread is interrupted.
     *
     * @param schedule when each message is due
     */
    void feedAt(PlaybackSchedule schedule) throws InterruptedException, IOException {
        while (messages.hasNext()) {
            Message message = messages.next();
            schedule.await(message.arrival());
            send(message);
        }
        flush();
    }

    private void send(Message message) throws IOException {
        String key = message.key();
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        // The callback records a failure.
        var unused = producer.send(
                new ProducerRecord<>(topic, null, message.arrival().toEpochMilli(), bytes, message.payload()),
                this::sent);
        fed.incrementAndGet();
        check();
    }

    private void sent(@Nullable RecordMetadata record, @Nullable Exception problem) {
        if (problem != null) {
            failure = problem;
        }
    }

    private void flush() throws IOException {
        producer.flush();
        check();
    }

    private void check() throws IOException {
        Exception problem = failure;
        if (problem != null) {
            throw new IOException("Kafka did not accept a message of the simulator", problem);
        }
    }

    /** The number of messages fed so far. Thread-safe. */
    long fed() {
        return fed.get();
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
