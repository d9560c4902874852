package io.rounds.bench.trends;

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
 * The input of a run: a bounded stream of X API v2 payloads, generated in memory, evenly spread over event time and in order
 * within each subtask.
 *
 * <p>The source assigns each subtask a contiguous range of numbers; the ranges are interleaved here, so that all subtasks
 * process the same minutes at the same time. The pool stays in this JVM; Flink ships only the name of the run.
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

    private record Run(Payloads pool, AtomicReference<@Nullable TimeSample> firstRead) {}

    /**
     * @param tweets in total; rounded down to a multiple of the parallelism
     * @param tweetsPerMinute of event time, of all subtasks together
     */
    LoadGenerator(Payloads pool, long tweets, int parallelism, int tweetsPerMinute) {
        this.tweetsPerSubtask = tweets / parallelism;
        this.parallelism = parallelism;
        this.nanosPerTweet = NANOS_PER_MINUTE / tweetsPerMinute;
        this.run = new Run(pool, new AtomicReference<>());
        RUNS.put(name, run);
    }

    /** The total number of tweets. */
    long tweets() {
        return tweetsPerSubtask * parallelism;
    }

    /** The Flink source. */
    DataGeneratorSource<byte[]> source() {
        return new DataGeneratorSource<>(this, tweets(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** When Flink, after its start, read the first payload; call this once the job has finished. */
    TimeSample firstRead() {
        TimeSample firstRead = run.firstRead().get();
        if (firstRead == null) {
            throw new IllegalStateException("the job has not read anything");
        }
        return firstRead;
    }

    /** Releases the pool. */
    void release() {
        RUNS.remove(name);
    }

    @Override
    public void open(SourceReaderContext context) {
        Run known = RUNS.get(name);
        if (known == null) {
            throw new IllegalStateException("the generator works only in the JVM that created it, before its release");
        }
        run = known;
    }

    @Override
    public byte[] map(Long number) {
        long position = number % tweetsPerSubtask;
        if (position == 0) {
            run.firstRead().compareAndSet(null, TimeSample.now());
        }
        long sequence = position * parallelism + number / tweetsPerSubtask;
        return run.pool().payload(sequence, START.plusNanos(sequence * nanosPerTweet));
    }
}
