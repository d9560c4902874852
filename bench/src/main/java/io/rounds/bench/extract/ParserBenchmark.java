package io.rounds.bench.extract;

import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Parsing of simulated messages of X's filtered stream, one per invocation, on one thread. Run by JMH. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParserBenchmark {
    private static final int RECORDS = 20_000;
    private static final double VOLUME = 4;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final Origin ORIGIN = new Origin("bench", START);

    private final RecordParser parser = new RecordParser();
    private List<byte[]> records = List.of();
    private int next;

    /** Called by JMH. */
    public ParserBenchmark() {}

    /** Simulates the messages. */
    @Setup
    public void simulate() {
        LoadPool pool = LoadPool.create(
                SimulatorOptions.weeks(1).toBuilder().volume(VOLUME).build(), RECORDS);
        List<byte[]> simulated = new ArrayList<>(RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            simulated.add(pool.payload(i, START.plusSeconds(i)));
        }
        records = List.copyOf(simulated);
    }

    /** From bytes to tweets, with their entities and links. */
    @Benchmark
    public void parse(TextBenchmark.Work work, Blackhole used) {
        work.tweets++;
        next = next + 1 == records.size() ? 0 : next + 1;
        parser.parse(records.get(next), ORIGIN, used::consume);
    }
}
