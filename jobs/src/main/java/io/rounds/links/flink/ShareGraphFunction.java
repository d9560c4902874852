package io.rounds.links.flink;

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
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Writes the shares of each tweet, and remembers what is needed to take them back for as long as the tweet may be edited
 * or deleted. What it remembers is a block of bytes: it is read only when something happens to the tweet, which is rare.
 *
 * <p>Of a deletion that comes before its tweet, and nearly all are of tweets that never come, it remembers for a week that
 * the tweet is gone.
 *
 * <p>Both times are those of the machine's clock. A tweet is forgotten by the time-to-live of Flink's state, since a timer
 * for each would cost more; and a replay, which takes minutes, forgets nothing before the deletions at its end.
 */
public final class ShareGraphFunction extends KeyedProcessFunction<String, TweetVersion, ShareChange> {
    private static final long serialVersionUID = 1;
    private static final Duration DELETED_BEFORE = Duration.ofDays(7);
    /** How many tweets are looked at, with each that comes, for those whose time is over. */
    private static final int LOOKED_AT_WITH_EACH_TWEET = 1;

    private static final int USUAL_SIZE = 512;

    /** The documents of the shares. */
    public static final OutputTag<Document> SHARES = new OutputTag<>("shares", TypeInformation.of(Document.class));

    private final Duration remember;
    private transient ValueState<byte[]> kept;
    private transient DataOutputSerializer writer;
    private transient DataInputDeserializer reader;

    /** @param remember for how long a tweet can be edited or deleted */
    public ShareGraphFunction(Duration remember) {
        this.remember = remember;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<byte[]> descriptor =
                new ValueStateDescriptor<>("tweet-versions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(remember)
                .cleanupIncrementally(LOOKED_AT_WITH_EACH_TWEET, false)
                .build());
        kept = getRuntimeContext().getState(descriptor);
        writer = new DataOutputSerializer(USUAL_SIZE);
        reader = new DataInputDeserializer();
    }

    @Override
    public void processElement(TweetVersion now, Context context, Collector<ShareChange> out) throws Exception {
        TweetVersion before = read(kept.value());
        GraphUpdate edges = GraphUpdate.of(before, now);
        for (Document share : edges.documents()) {
            context.output(SHARES, share);
        }
        for (ShareChange change : edges.changes()) {
            out.collect(change);
        }
        if (before == null || now.version() > before.version()) {
            kept.update(write(now.toTakeBack()));
        }
        if (before == null && now.isGone()) {
            TimerService timers = context.timerService();
            timers.registerProcessingTimeTimer(timers.currentProcessingTime() + DELETED_BEFORE.toMillis());
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
