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
 * Puts both sides of two accounts together and writes their document, or removes it, whenever one of them or the interval
 * changes.
 *
 * <p>A document's version is the time of its writing: what was written last counts. It cannot be counted from what is
 * known, since what one hears of depends on how changes were batched; but whatever was written before a failure
 * is written again after it, in its final form, and later.
 */
public final class CoSharerPairFunction extends KeyedBroadcastProcessFunction<String, CoSharer, Integer, Document> {
    private static final long serialVersionUID = 1;
    private static final String SECONDS = "seconds";

    /** The interval, as it is told to all subtasks. */
    static final MapStateDescriptor<String, Integer> INTERVAL =
            new MapStateDescriptor<>("interval", Types.STRING, Types.INT);

    private final CoShareOptions options;
    private transient ValueState<CoSharerPair> companions;

    public CoSharerPairFunction(CoShareOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        companions = getRuntimeContext().getState(descriptor());
    }

    /** A pair of which nothing has been heard for so long is of no interest to either side. */
    private ValueStateDescriptor<CoSharerPair> descriptor() {
        ValueStateDescriptor<CoSharerPair> descriptor =
                new ValueStateDescriptor<>("companions", TypeInformation.of(CoSharerPair.class));
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(Duration.ofDays(2L * options.activityDays()))
                .build());
        return descriptor;
    }

    @Override
    public void processElement(CoSharer side, ReadOnlyContext context, Collector<Document> out) throws Exception {
        CoSharerPair known = companions.value();
        CoSharerPair both = (known == null ? CoSharerPair.NONE : known).plus(side);
        long version = Math.max(both.version() + 1, context.currentProcessingTime());
        companions.update(both.written(version));
        int seconds = seconds(context.getBroadcastState(INTERVAL));
        out.collect(CoShareDocuments.of(side.pair(), both.edge(seconds, options), version));
    }

    @Override
    public void processBroadcastElement(Integer seconds, Context context, Collector<Document> out) throws Exception {
        context.getBroadcastState(INTERVAL).put(SECONDS, seconds);
        long now = context.currentProcessingTime();
        context.applyToKeyedState(descriptor(), (pair, state) -> rewrite(pair, state, seconds, now, out));
    }

    private void rewrite(String pair, ValueState<CoSharerPair> state, int seconds, long now, Collector<Document> out)
            throws Exception {
        CoSharerPair both = state.value();
        if (both != null) {
            long version = Math.max(both.version() + 1, now);
            state.update(both.written(version));
            out.collect(CoShareDocuments.of(pair, both.edge(seconds, options), version));
        }
    }

    private int seconds(ReadOnlyBroadcastState<String, Integer> interval) throws Exception {
        Integer told = interval.get(SECONDS);
        if (told != null) {
            return told;
        }
        return options.fixedIntervalSeconds() > 0 ? options.fixedIntervalSeconds() : options.longestIntervalSeconds();
    }
}
