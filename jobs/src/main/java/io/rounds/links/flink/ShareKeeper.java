package io.rounds.links.flink;

import io.rounds.links.Edges;
import io.rounds.links.ShareChange;
import io.rounds.links.TweetVersion;
import io.rounds.model.Document;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Writes the shares of each tweet, and remembers them for as long as the tweet may be edited or deleted. What it
 * remembers is a block of bytes: it is read only when something happens to the tweet, which is rare.
 *
 * <p>Of a deletion that comes before its tweet, and nearly all are of tweets that never come, it remembers for a week that
 * the tweet is gone.
 */
public final class ShareKeeper extends KeyedProcessFunction<String, TweetVersion, ShareChange> {
    private static final long serialVersionUID = 1;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Duration DELETED_BEFORE = Duration.ofDays(7);
    private static final int USUAL_SIZE = 512;

    /** The documents of the shares. */
    public static final OutputTag<Document> SHARES = new OutputTag<>("shares", TypeInformation.of(Document.class));

    private final Duration remember;
    private transient ValueState<byte[]> kept;
    private transient DataOutputSerializer writer;
    private transient DataInputDeserializer reader;

    /** @param remember for how much event time after it was posted a tweet can be edited or deleted */
    public ShareKeeper(Duration remember) {
        this.remember = remember;
    }

    @Override
    public void open(OpenContext context) {
        kept = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "tweet-versions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        writer = new DataOutputSerializer(USUAL_SIZE);
        reader = new DataInputDeserializer();
    }

    @Override
    public void processElement(TweetVersion now, Context context, Collector<ShareChange> out) throws Exception {
        byte[] bytes = kept.value();
        TweetVersion before = bytes == null ? null : read(bytes);
        Edges edges = Edges.of(before, now);
        for (Document share : edges.documents()) {
            context.output(SHARES, share);
        }
        for (ShareChange change : edges.changes()) {
            out.collect(change);
        }
        if (before == null || edges.kept().version() != before.version()) {
            kept.update(write(edges.kept()));
            if (before == null) {
                context.timerService().registerEventTimeTimer(forgetAt(now.at(), now.isGone()));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ShareChange> out) {
        kept.clear();
    }

    /** The last millisecond of a day, so that there are not many different timers. */
    private long forgetAt(Instant at, boolean gone) {
        Duration duration = gone ? DELETED_BEFORE : remember;
        return (Math.floorDiv(at.plus(duration).toEpochMilli(), DAY_MILLIS) + 1) * DAY_MILLIS - 1;
    }

    private byte[] write(TweetVersion tweet) throws IOException {
        writer.clear();
        TweetVersionSerializer.INSTANCE.serialize(tweet, writer);
        return writer.getCopyOfBuffer();
    }

    private @Nullable TweetVersion read(byte[] bytes) throws IOException {
        reader.setBuffer(bytes);
        return TweetVersionSerializer.INSTANCE.deserialize(reader);
    }
}
