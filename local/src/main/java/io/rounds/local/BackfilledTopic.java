package io.rounds.local;

import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import io.rounds.ingest.follow.file.RecordingState;
import io.rounds.ingest.follow.flink.KafkaMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes messages of the past into a Kafka topic. The progress is stored when the broker has all that it is about. */
public final class BackfilledTopic implements BackfillTarget {
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final String network;
    private final Path progress;
    private final IdMemory known;
    private final Clock clock;
    private @Nullable String position;
    private Instant committed;
    private volatile @Nullable Exception failure;

    private BackfilledTopic(
            KafkaProducer<byte[], byte[]> producer,
            String topic,
            String network,
            Path progress,
            @Nullable RecordingState state,
            Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.network = network;
        this.progress = progress;
        this.known = state == null ? new IdMemory(IdMemory.STANDARD_CAPACITY) : IdMemory.of(state.known());
        this.position = state == null ? null : state.position();
        this.clock = clock;
        this.committed = clock.instant();
    }

    /**
     * Goes on with what is left.
     *
     * @param settings of Kafka's producer
     * @param network the name under which the progress is stored
     * @param progress the file that holds it
     * @throws IllegalArgumentException if the progress is that of another network
     */
    public static BackfilledTopic open(
            String brokers, String topic, Properties settings, String network, Path progress, Clock clock)
            throws IOException {
        RecordingState state = RecordingState.read(progress);
        if (state != null && !state.network().equals(network)) {
            throw new IllegalArgumentException(progress + " belongs to " + state.network()
                    + ": choose another file for " + network + " with --progress");
        }
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                KafkaMessages.producerSettings(brokers, settings),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        return new BackfilledTopic(producer, topic, network, progress, state, clock);
    }

    @Override
    public @Nullable String position() {
        return position;
    }

    @Override
    public IdMemory known() {
        return known;
    }

    @Override
    public void add(List<Step> steps) throws IOException {
        for (Step step : steps) {
            ProducerRecord<byte[], byte[]> record = KafkaMessages.record(topic, step);
            if (record != null) {
                send(record);
            }
            position = step.position();
        }
        check();
        if (Duration.between(committed, clock.instant()).compareTo(COMMIT_EVERY) >= 0) {
            try {
                commit();
            } catch (InterruptException e) {
                // Ctrl-C, which the thread remembers: the backfill ends, and the progress is stored then.
                check();
            }
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            // The callback records a failure.
            var unused = producer.send(record, (metadata, problem) -> failure = problem == null ? failure : problem);
        } catch (InterruptException e) {
            // What is not sent is read again.
            failure = e;
        }
    }

    private void commit() throws IOException {
        producer.flush();
        check();
        String reached = position;
        if (reached != null) {
            new RecordingState(network, reached, known.bytes(), "", 0).write(progress);
        }
        committed = clock.instant();
    }

    private void check() throws IOException {
        Exception problem = failure;
        if (problem != null) {
            throw new IOException("Kafka did not accept a message: " + problem.getMessage(), problem);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (failure == null) {
                commit();
            }
        } finally {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
