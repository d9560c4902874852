package io.rounds.links.flink;

import io.rounds.flink.DocumentSerializer;
import io.rounds.links.GraphUpdate;
import io.rounds.links.ShareChange;
import io.rounds.links.TweetVersion;
import io.rounds.model.Document;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by tweet: emits its shares, and keeps what is needed to retract them for as long as the tweet may be edited or
 * deleted. The state is a block of bytes: it is read only when there is an edit or a deletion, which is rare.
 *
 * <p>A deletion that arrives before its tweet is kept for a week; nearly all of them are of tweets that never arrive.
 *
 * <p>Both times are in processing time. A tweet expires by the time-to-live of Flink's state, since a timer for each tweet
 * would cost more; and a replay, which takes minutes, drops nothing before the deletions at its end.
 */
final class ShareGraphFunction extends KeyedProcessFunction<String, TweetVersion, ShareChange> {
    private static final long serialVersionUID = 1;
    private static final Duration EARLY_DELETION_TTL = Duration.ofDays(7);
    /** How many entries of the state are checked for expiry with each record. */
    private static final int CLEANUP_SIZE = 1;

    private static final int INITIAL_BUFFER_SIZE = 512;

    /** The documents of the shares. */
    public static final OutputTag<Document> SHARES = new OutputTag<>("shares", DocumentSerializer.TYPE);

    private final Duration remember;
    private transient ValueState<byte[]> kept;
    private transient DataOutputSerializer writer;
    private transient DataInputDeserializer reader;

    /** @param remember how long a tweet can be edited or deleted */
    public ShareGraphFunction(Duration remember) {
        this.remember = remember;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("tweet-versions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(remember)
                .cleanupIncrementally(CLEANUP_SIZE, false)
                .build());
        kept = getRuntimeContext().getState(descriptor);
        writer = new DataOutputSerializer(INITIAL_BUFFER_SIZE);
        reader = new DataInputDeserializer();
    }

    @Override
    public void processElement(TweetVersion now, Context context, Collector<ShareChange> out) throws Exception {
        TweetVersion before = read(kept.value());
        GraphUpdate update = GraphUpdate.of(before, now);
        for (Document share : update.documents()) {
            context.output(SHARES, share);
        }
        for (ShareChange change : update.changes()) {
            out.collect(change);
        }
        if (before == null || now.version() > before.version()) {
            kept.update(write(now.retraction()));
        }
        if (before == null && now.isDeleted()) {
            TimerService timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + EARLY_DELETION_TTL.toMillis());
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ShareChange> out) {
        kept.clear();
    }

    private byte[] write(TweetVersion tweet) throws IOException {
        writer.clear();
        TweetVersionSerializer.INSTANCE.serialize(tweet, writer);
        return writer.getCopyOfBuffer();
    }

    private @Nullable TweetVersion read(byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            return null;
        }
        reader.setBuffer(bytes);
        return TweetVersionSerializer.INSTANCE.deserialize(reader);
    }
}
