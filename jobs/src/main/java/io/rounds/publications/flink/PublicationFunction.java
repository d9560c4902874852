package io.rounds.publications.flink;

import io.rounds.model.Document;
import io.rounds.publications.PublicationFact;
import io.rounds.publications.PublicationState;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Joins a publication and its shares, and emits it whenever something new is known. What nothing happens to is forgotten. */
final class PublicationFunction extends KeyedProcessFunction<String, PublicationFact, Document> {
    private static final long serialVersionUID = 1;
    /** How many entries of the state are checked for expiry with each record. */
    private static final int CLEANUP_SIZE = 1;

    private final Duration remember;
    private transient ValueState<PublicationState> known;

    /** @param remember how long a publication or share is remembered after the last thing that happened to it */
    PublicationFunction(Duration remember) {
        this.remember = remember;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<PublicationState> descriptor =
                new ValueStateDescriptor<>("publications", PublicationStateSerializer.INSTANCE);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(remember)
                .cleanupIncrementally(CLEANUP_SIZE, false)
                .build());
        known = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(PublicationFact fact, Context context, Collector<Document> out) throws Exception {
        PublicationState before = known.value();
        PublicationState after = (before == null ? PublicationState.NONE : before).with(fact);
        known.update(after);
        Document document = after.document();
        if (document != null) {
            out.collect(document);
        }
    }
}
