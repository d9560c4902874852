package io.rounds.bench.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rounds.bench.jmh.Work;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.simulator.LoadPool;
import io.rounds.simulator.SimulatorOptions;
import java.io.IOException;
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

/**
 * Parsing of simulated X API v2 payloads, one per invocation, on one thread, so that invocations per second are tweets per
 * second on a core. Run by JMH.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParserBenchmark {
    static final int PAYLOADS = 20_000;
    private static final double VOLUME = 4;
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

    private final ObjectMapper mapper = new ObjectMapper();
    private final RecordParser parser = new RecordParser();
    private final Origin origin = new Origin("bench", START);
    private List<byte[]> payloads = List.of();
    private int next;

    /** Called by JMH. */
    public ParserBenchmark() {}

    /** Simulates the tweets. */
    @Setup
    public void simulate() {
        LoadPool pool = LoadPool.create(
                SimulatorOptions.weeks(1).toBuilder().volume(VOLUME).build(), PAYLOADS);
        List<byte[]> simulated = new ArrayList<>(PAYLOADS);
        for (int i = 0; i < PAYLOADS; i++) {
            simulated.add(pool.payload(i, START.plusSeconds(i)));
        }
        payloads = List.copyOf(simulated);
    }

    List<byte[]> payloads() {
        return payloads;
    }

    private byte[] payload(Work work) {
        work.tweets++;
        next = next + 1 == payloads.size() ? 0 : next + 1;
        return payloads.get(next);
    }

    /** From bytes to a tweet with its author, hashtags, mentions, canonical links and relations. */
    @Benchmark
    public void parse(Work work, Blackhole used) {
        parser.parse(payload(work), origin, used::consume);
    }

    /** Jackson's tree of the same bytes, of which nothing is made. */
    @Benchmark
    public JsonNode readTree(Work work) throws IOException {
        return mapper.readTree(payload(work));
    }
}
