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
 * Keeps one value for each key and updates it in mini-batches: records are buffered for up to a second, so that a hot key
 * costs one read, one write and one result a second, not one for each record. Where updating takes more than a tenth of
 * a second, records are buffered ten times as long as that: under load batches grow instead of the cost of each record.
 *
 * <p>The buffer is flushed before a checkpoint's barrier and at the end of input, so that it is never part of the state. The
 * result must not depend on the order of records of different keys or of different senders.
 *
 * <p>A key expires when its value has not been of interest for some event time. One timer for each key does that, to the
 * day, since a timer that moves with every change would cost more than all the rest.
 *
 * @param <K> key
 * @param <I> type of the input
 * @param <S> type of the value of each key: immutable, or at least never changed in place
 * @param <O> type of the output
 */
public abstract class MiniBatchOperator<K, I, S, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O>, Triggerable<K, VoidNamespace> {
    private static final long serialVersionUID = 1;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    private static final int INTERVAL_FACTOR = 10;
    private static final int MAX_BUFFERED = 100_000;

    private final ValueStateDescriptor<S> descriptor;
    private final long retentionMillis;
    private transient ValueState<S> state;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<K, List<I>> buffered;
    private transient int bufferedRecords;
    private transient ScheduledFuture<?> flushing;
    private transient long nextFlush;

    /**
     * Creates the operator.
     *
     * @param descriptor of the value of each key
     * @param retention how long after {@link #lastMillis} the value is kept; rounded up to the end of a day
     */
    protected MiniBatchOperator(ValueStateDescriptor<S> descriptor, Duration retention) {
        this.descriptor = descriptor;
        this.retentionMillis = retention.toMillis();
    }

    /**
     * Updates a value and emits results by {@link #emit}.
     *
     * @param before null for a new key
     * @param batch in the order of arrival, at least one
     */
    protected abstract S apply(K key, @Nullable S before, List<I> batch) throws Exception;

    /** The event time, in milliseconds, at which a value was last of interest. */
    protected abstract long lastMillis(S value);

    /** Emits a result. */
    protected final void emit(O result) {
        output.collect(new StreamRecord<>(result));
    }

    /** Emits a result to a side output. */
    protected final <X> void emit(OutputTag<X> tag, X result) {
        output.collect(tag, new StreamRecord<>(result));
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = getKeyedStateStore().getState(descriptor);
        timers = getInternalTimerService("forget", VoidNamespaceSerializer.INSTANCE, this);
        buffered = new HashMap<>();
        bufferedRecords = 0;
        flushing = getProcessingTimeService()
                .scheduleWithFixedDelay(now -> flushDue(), FLUSH_INTERVAL.toMillis(), FLUSH_INTERVAL.toMillis());
        nextFlush = Long.MIN_VALUE;
    }

    private void flushDue() throws Exception {
        long start = getProcessingTimeService().getCurrentProcessingTime();
        if (start >= nextFlush) {
            flush();
            long took = getProcessingTimeService().getCurrentProcessingTime() - start;
            nextFlush = start + INTERVAL_FACTOR * took;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the key selector gives K
    public final void processElement(StreamRecord<I> element) throws Exception {
        buffered.computeIfAbsent((K) getCurrentKey(), key -> new ArrayList<>(2)).add(element.getValue());
        if (++bufferedRecords >= MAX_BUFFERED) {
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
        for (Map.Entry<K, List<I>> entry : buffered.entrySet()) {
            setCurrentKey(entry.getKey());
            S before = state.value();
            S after = apply(entry.getKey(), before, entry.getValue());
            state.update(after);
            if (before == null) {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, expiresAt(after));
            }
        }
        buffered.clear();
        bufferedRecords = 0;
    }

    @Override
    public final void onEventTime(InternalTimer<K, VoidNamespace> timer) throws Exception {
        if (timers.currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp()) {
            return;
        }
        flush();
        setCurrentKey(timer.getKey());
        S value = state.value();
        if (value != null && expiresAt(value) > timer.getTimestamp()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, expiresAt(value));
        } else {
            state.clear();
        }
    }

    @Override
    public final void onProcessingTime(InternalTimer<K, VoidNamespace> timer) {
        throw new IllegalStateException("there are no processing-time timers");
    }

    /** The last millisecond of the day on which a value expires. */
    private long expiresAt(S value) {
        return (Math.floorDiv(lastMillis(value) + retentionMillis, DAY_MILLIS) + 1) * DAY_MILLIS - 1;
    }
}
