package io.rounds.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one value for each key and brings it up to date in batches: what comes for a key waits up to a second, so that a
 * key which everybody uses costs one reading, one writing and one result a second, not one for each record.
 *
 * <p>What waits is worked off before a checkpoint's barrier and before the end, so that it is never part of the state.
 * The order in which records of different keys, or of different senders, come must not matter to the result.
 *
 * <p>A key is forgotten when its value has not been of interest for some event time. One timer a key looks after that,
 * to the day, since a timer moved with every change would cost more than all the rest.
 *
 * @param <K> key
 * @param <I> what comes in
 * @param <S> what is kept for each key: immutable, or at least never changed in place
 * @param <O> what goes out
 */
public abstract class MiniBatchOperator<K, I, S, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O>, Triggerable<K, VoidNamespace> {
    private static final long serialVersionUID = 1;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 100_000;

    private final ValueStateDescriptor<S> descriptor;
    private final long rememberMillis;
    private transient ValueState<S> state;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<K, List<I>> waiting;
    private transient int waitingRecords;
    private transient ScheduledFuture<?> flushing;

    /**
     * The operator.
     *
     * @param descriptor of what is kept for each key
     * @param remember for how long after {@link #lastMillis} it is kept; rounded up to the end of a day
     */
    protected MiniBatchOperator(ValueStateDescriptor<S> descriptor, Duration remember) {
        this.descriptor = descriptor;
        this.rememberMillis = remember.toMillis();
    }

    /**
     * Brings a value up to date and sends what follows with {@link #send}.
     *
     * @param before null for a new key
     * @param batch in the order of arrival, at least one
     */
    protected abstract S apply(K key, @Nullable S before, List<I> batch) throws Exception;

    /** The event time, in milliseconds, at which a value was last of interest. */
    protected abstract long lastMillis(S value);

    /** Sends a result. */
    protected final void send(O result) {
        output.collect(new StreamRecord<>(result));
    }

    /** Sends a result to a side output. */
    protected final <X> void send(OutputTag<X> tag, X result) {
        output.collect(tag, new StreamRecord<>(result));
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = getKeyedStateStore().getState(descriptor);
        timers = getInternalTimerService("forget", VoidNamespaceSerializer.INSTANCE, this);
        waiting = new HashMap<>();
        waitingRecords = 0;
        flushing = getProcessingTimeService()
                .scheduleWithFixedDelay(now -> flush(), FLUSH_INTERVAL.toMillis(), FLUSH_INTERVAL.toMillis());
    }

    @Override
    @SuppressWarnings("unchecked") // the key selector gives K
    public final void processElement(StreamRecord<I> element) throws Exception {
        waiting.computeIfAbsent((K) getCurrentKey(), key -> new ArrayList<>(2)).add(element.getValue());
        if (++waitingRecords >= MOST_WAITING) {
            flush();
        }
    }

    @Override
    public final void processWatermark(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            flush();
        }
        super.processWatermark(mark);
    }

    @Override
    public final void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flush();
    }

    @Override
    public final void finish() throws Exception {
        flushing.cancel(false);
        flush();
        super.finish();
    }

    private void flush() throws Exception {
        for (Map.Entry<K, List<I>> entry : waiting.entrySet()) {
            setCurrentKey(entry.getKey());
            S before = state.value();
            S after = apply(entry.getKey(), before, entry.getValue());
            state.update(after);
            if (before == null) {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgetAt(after));
            }
        }
        waiting.clear();
        waitingRecords = 0;
    }

    @Override
    public final void onEventTime(InternalTimer<K, VoidNamespace> timer) throws Exception {
        if (timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp()) {
            return;
        }
        flush();
        setCurrentKey(timer.getKey());
        S value = state.value();
        if (value != null && forgetAt(value) > timer.getTimestamp()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgetAt(value));
        } else {
            state.clear();
        }
    }

    @Override
    public final void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of processing time is ever set");
    }

    /** The last millisecond of the day on which a value has been kept long enough. */
    private long forgetAt(S value) {
        return (Math.floorDiv(lastMillis(value) + rememberMillis, DAY_MILLIS) + 1) * DAY_MILLIS - 1;
    }
}
