package io.rounds.bench.trends;

import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import io.rounds.model.Parsed;
import java.time.Instant;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Parses payloads as the job's source does, and counts the tweets. */
final class ParseFunction extends RichFlatMapFunction<byte[], Parsed> {
    private static final long serialVersionUID = 1;

    /** The name of the accumulator that counts tweets. */
    static final String TWEETS = "tweets";

    private final LongCounter tweets = new LongCounter();
    private transient RecordParser parser;
    private transient Origin origin;

    @SuppressWarnings("NullAway") // both are set where the function is opened
    ParseFunction() {}

    @Override
    public void open(OpenContext context) {
        getRuntimeContext().addAccumulator(TWEETS, tweets);
        parser = new RecordParser();
        origin = new Origin("bench", Instant.EPOCH);
    }

    @Override
    public void flatMap(byte[] payload, Collector<Parsed> out) {
        parser.parse(payload, origin, parsed -> pass(parsed, out));
    }

    private void pass(Parsed parsed, Collector<Parsed> out) {
        if (parsed.tweet() != null) {
            tweets.add(1);
        }
        out.collect(parsed);
    }
}
