package io.rounds.bench.peers;

import io.rounds.communities.Communities;
import io.rounds.local.KafkaBroker;
import io.rounds.model.Community;
import io.rounds.simulator.LoadPool;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The input of all peers: simulated X API v2 payloads, evenly spread over event time and in order, dealt out to as many
 * files and partitions as there are parallel readers.
 *
 * <p>A minority of tweets after the end close the windows before it, in engines that close a window only when a later tweet
 * arrives.
 */
final class PeerInput {
    static final String TOPIC = "tweets";
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final int CLOSING = 500;
    private static final Duration CLOSING_STEP = Duration.ofMillis(100);
    /** What Spark reads in a micro-batch. */
    private static final int CHUNK = 50_000;

    private final LoadPool pool;
    private final long tweets;
    private final int readers;
    private final long nanosPerTweet;

    PeerInput(LoadPool pool, long tweets, int tweetsPerMinute, int readers) {
        this.pool = pool;
        this.tweets = tweets;
        this.readers = readers;
        this.nanosPerTweet = Duration.ofMinutes(1).toNanos() / tweetsPerMinute;
    }

    /** The end of the stream: windows that end until then are compared. */
    Instant until() {
        return START.plusNanos(tweets * nanosPerTweet);
    }

    /** All tweets, with those that close the last windows. */
    long total() {
        return tweets + CLOSING;
    }

    private Instant time(long number) {
        if (number < tweets) {
            return START.plusNanos(number * nanosPerTweet);
        }
        // Where several partitions are read, Kafka Streams waits six hours for the slower one.
        Duration later = readers == 1 ? Duration.ofMinutes(5) : Duration.ofHours(7);
        return until().plus(later).plus(CLOSING_STEP.multipliedBy(number - tweets));
    }

    private byte[] payload(long number) {
        return pool.payload(number, time(number));
    }

    /** Writes a file for each reader. */
    void writeFiles(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<OutputStream> files = new ArrayList<>();
        try {
            for (int i = 0; i < readers; i++) {
                files.add(open(directory.resolve("tweets-" + i + ".ndjson")));
            }
            for (long i = 0; i < total(); i++) {
                writeLine(files.get((int) (i % readers)), payload(i));
            }
        } finally {
            for (OutputStream file : files) {
                file.close();
            }
        }
    }

    /** Writes the same, in order, in files of 50,000 lines. */
    void writeChunks(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (long first = 0; first < total(); first += CHUNK) {
            try (OutputStream file = open(directory.resolve(String.format("tweets-%09d.ndjson", first)))) {
                for (long i = first; i < Math.min(first + CHUNK, total()); i++) {
                    writeLine(file, payload(i));
                }
            }
        }
    }

    /** Writes the same to a topic with a partition for each reader; the records have the times of the tweets. */
    void send(KafkaBroker broker) throws IOException {
        broker.createTopic(TOPIC, readers);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "20", "batch.size", "262144"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (long i = 0; i < total(); i++) {
                var unused = producer.send(
                        new ProducerRecord<>(TOPIC, (int) (i % readers), time(i).toEpochMilli(), null, payload(i)));
            }
            producer.flush();
        }
    }

    /** Writes the bundled communities as lines of community and hashtag. */
    static void writeCommunities(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Community community : Communities.load().list()) {
            community.tags().forEach(tag -> lines.add(community.name() + "\t" + tag));
        }
        Files.write(file, lines);
    }

    private static OutputStream open(Path file) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    private static void writeLine(OutputStream file, byte[] payload) throws IOException {
        file.write(payload);
        file.write('\n');
    }
}
