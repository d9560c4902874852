package io.rounds.links.coshares.flink;

import io.rounds.links.coshares.CoShareDocuments;
import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoSharer;
import io.rounds.links.coshares.CoSharerPair;
import io.rounds.model.Document;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by pair: joins both sides of a pair of accounts and emits their document, or its removal, whenever one of them or
 * the interval changes.
 *
 * <p>The version of a document is the time of writing: what was written last counts. It cannot be derived from the state,
 * since the number of updates depends on how changes were batched; but whatever was written before a failure is written
 * again after it, in its final form, and later.
 */
final class CoSharerPairFunction extends KeyedBroadcastProcessFunction<String, CoSharer, Integer, Document> {
    private static final long serialVersionUID = 1;
    private static final String SECONDS = "seconds";

    /** The interval, broadcast to all subtasks. */
    static final MapStateDescriptor<String, Integer> INTERVAL =
            new MapStateDescriptor<>("interval", Types.STRING, Types.INT);

    private final CoShareOptions options;
    private transient ValueState<CoSharerPair> pair;

    public CoSharerPairFunction(CoShareOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        pair = getRuntimeContext().getState(descriptor());
    }

    /** A pair without updates for this long is of no interest to either side. */
    private ValueStateDescriptor<CoSharerPair> descriptor() {
        ValueStateDescriptor<CoSharerPair> descriptor =
                new ValueStateDescriptor<>("pair", TypeInformation.of(CoSharerPair.class));
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(2L * options.activityDays()))
                .build());
        return descriptor;
    }

    @Override
    public void processElement(CoSharer side, ReadOnlyContext context, Collector<Document> out) throws Exception {
        CoSharerPair known = pair.value();
        CoSharerPair both = (known == null ? CoSharerPair.NONE : known).plus(side);
        long version = Math.max(both.version() + 1, context.currentProcessingTime());
        pair.update(both.written(version));
        int seconds = seconds(context.getBroadcastState(INTERVAL));
        out.collect(CoShareDocuments.of(side.pair(), both.edge(seconds, options), version));
    }

    @Override
    public void processBroadcastElement(Integer seconds, Context context, Collector<Document> out) throws Exception {
        context.getBroadcastState(INTERVAL).put(SECONDS, seconds);
        long now = context.currentProcessingTime();
        context.applyToKeyedState(descriptor(), (id, state) -> rewrite(id, state, seconds, now, out));
    }

    private void rewrite(String id, ValueState<CoSharerPair> state, int seconds, long now, Collector<Document> out)
            throws Exception {
        CoSharerPair both = state.value();
        if (both != null) {
            long version = Math.max(both.version() + 1, now);
            state.update(both.written(version));
            out.collect(CoShareDocuments.of(id, both.edge(seconds, options), version));
        }
    }

    private int seconds(ReadOnlyBroadcastState<String, Integer> interval) throws Exception {
        Integer estimated = interval.get(SECONDS);
        if (estimated != null) {
            return estimated;
        }
        return options.fixedIntervalSeconds() > 0 ? options.fixedIntervalSeconds() : options.maxIntervalSeconds();
    }
}
