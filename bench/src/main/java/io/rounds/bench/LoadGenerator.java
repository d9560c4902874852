package io.rounds.bench;

import io.rounds.simulator.LoadPool;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * The input of one run: a bounded stream of X API v2 payloads, made in memory, evenly spread over event time and in
 * order within each subtask.
 *
 * <p>The source gives each subtask one stretch of the numbers from 0; here the stretches are interleaved, so that all
 * subtasks go through the same minutes together. Pool and clock stay in this JVM; Flink ships only the name of the run.
 */
final class LoadGenerator implements GeneratorFunction<Long, byte[]> {
    private static final long serialVersionUID = 1;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private final long tweetsPerSubtask;
    private final int parallelism;
    private final long nanosPerTweet;
    private transient Run run;

    private record Run(LoadPool pool, AtomicReference<@Nullable TimeSample> begun) {}

    /**
     * @param tweets in all; rounded down to a multiple of the parallelism
     * @param tweetsPerMinute of event time, of all subtasks together
     */
    LoadGenerator(LoadPool pool, long tweets, int parallelism, int tweetsPerMinute) {
        this.tweetsPerSubtask = tweets / parallelism;
        this.parallelism = parallelism;
        this.nanosPerTweet = NANOS_PER_MINUTE / tweetsPerMinute;
        this.run = new Run(pool, new AtomicReference<>());
        RUNS.put(name, run);
    }

    /** Tweets in all. */
    long tweets() {
        return tweetsPerSubtask * parallelism;
    }

    /** The source that Flink reads. */
    DataGeneratorSource<byte[]> source() {
        return new DataGeneratorSource<>(this, tweets(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** When Flink, after its own start, asked for the first payload; call it once the job has ended. */
    TimeSample begun() {
        TimeSample begun = run.begun().get();
        if (begun == null) {
            throw new IllegalStateException("the job has not read anything");
        }
        return begun;
    }

    /** Lets the pool go. */
    void end() {
        RUNS.remove(name);
    }

    @Override
    public void open(SourceReaderContext context) {
        Run known = RUNS.get(name);
        if (known == null) {
            throw new IllegalStateException("the load is for jobs in the JVM that made it, before its end");
        }
        run = known;
    }

    @Override
    public byte[] map(Long number) {
        long position = number % tweetsPerSubtask;
        if (position == 0) {
            run.begun().compareAndSet(null, TimeSample.now());
        }
        long sequence = position * parallelism + number / tweetsPerSubtask;
        return run.pool().payload(sequence, START.plusNanos(sequence * nanosPerTweet));
    }
}
