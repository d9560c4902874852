package io.rounds.ingest.flink;

import io.rounds.ingest.RecentIds;
import io.rounds.model.Fingerprint;
import io.rounds.model.Tweet;
import java.time.Duration;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets each tweet through once.
 *
 * <p>It runs where the source runs, without a shuffle: the topic is keyed by tweet id, so duplicates meet. A shuffle by
 * id would cost a tenth of the whole job's throughput.
 *
 * <p>State: one list element a subtask and generation, in union: after a restart with the same parallelism a subtask
 * takes up its own ids, after a rescaling, when partitions move, everybody takes all.
 */
public final class Deduplicate extends ProcessFunction<Tweet, Tweet> implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final int HEADER = 4;

    private final Duration timeToLive;
    private final int maxIds;
    private transient RecentIds recent;
    private transient ListState<long[]> state;
    private final LongCounter duplicates = new LongCounter();

    /**
     * @param timeToLive for how much event time an id is remembered at least
     * @param maxIds ids a subtask remembers at most in that time
     */
    public Deduplicate(Duration timeToLive, int maxIds) {
        this.timeToLive = timeToLive;
        this.maxIds = maxIds;
    }

    @Override
    public void processElement(Tweet tweet, Context context, Collector<Tweet> out) {
        if (recent.add(Fingerprint.of(tweet.id()), tweet.createdAt().toEpochMilli())) {
            out.collect(tweet);
        } else {
            duplicates.add(1);
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        recent = new RecentIds(timeToLive.toMillis(), maxIds);
        getRuntimeContext().addAccumulator(ReadCounts.DUPLICATES, duplicates);
        getRuntimeContext().getMetricGroup().gauge("duplicates", duplicates::getLocalValue);
        state = context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("recent-ids", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        for (long[] element : state.get()) {
            if (element[0] != parallelism || element[1] == subtask) {
                recent.restore(decode(element));
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.clear();
        state.add(encode(recent.snapshot()));
    }

    /** Element: parallelism, subtask, start of the young generation, its size, its ids, the old generation's ids. */
    private long[] encode(RecentIds.Snapshot snapshot) {
        long[] element = new long[HEADER + snapshot.young().length + snapshot.old().length];
        element[0] = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        element[1] = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        element[2] = snapshot.youngSince();
        element[3] = snapshot.young().length;
        System.arraycopy(snapshot.young(), 0, element, HEADER, snapshot.young().length);
        System.arraycopy(snapshot.old(), 0, element, HEADER + snapshot.young().length, snapshot.old().length);
        return element;
    }

    private static RecentIds.Snapshot decode(long[] element) {
        int young = Math.toIntExact(element[3]);
        long[] youngIds = new long[young];
        long[] oldIds = new long[element.length - HEADER - young];
        System.arraycopy(element, HEADER, youngIds, 0, young);
        System.arraycopy(element, HEADER + young, oldIds, 0, oldIds.length);
        return new RecentIds.Snapshot(element[2], youngIds, oldIds);
    }
}
