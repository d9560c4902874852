package io.rounds.ingest.flink;

import io.rounds.ingest.RecentIds;
import io.rounds.model.Deletion;
import io.rounds.model.Fingerprint;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Emits each tweet once, in the first version that comes. Later versions go to {@link #EDITS}, what they replace to
 * {@link #REPLACED}. A version that comes again, or after a later one, is dropped.
 *
 * <p>It runs where the source runs, without a shuffle: the topic is keyed by the id of the tweet's first version, so
 * duplicates and versions meet. A shuffle by id would cost a tenth of the whole job's throughput.
 *
 * <p>State: one element of a union list per subtask and generation. After a restart with the same parallelism a subtask
 * restores its own ids; after a rescaling, when partitions move, each subtask restores all.
 */
public final class Deduplicate extends ProcessFunction<Tweet, Tweet> implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final int HEADER = 6;

    /** Later versions of tweets that were emitted. */
    public static final OutputTag<Tweet> EDITS = new OutputTag<>("edits", TypeInformation.of(Tweet.class));
    /** Versions with ids of their own that an edit has replaced. */
    public static final OutputTag<Deletion> REPLACED = new OutputTag<>("replaced", TypeInformation.of(Deletion.class));

    private final Duration timeToLive;
    private final int maxIds;
    private transient RecentIds recent;
    private transient ListState<long[]> state;
    private final LongCounter duplicates = new LongCounter();
    private final LongCounter edits = new LongCounter();

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
        long fingerprint = Fingerprint.of(tweet.firstId());
        switch (recent.see(fingerprint, tweet.version(), tweet.createdAt().toEpochMilli())) {
            case NEW -> {
                emitReplaced(tweet, context);
                out.collect(tweet);
            }
            case NEWER -> {
                emitReplaced(tweet, context);
                edits.add(1);
                context.output(EDITS, tweet);
            }
            case REPEATED -> duplicates.add(1);
        }
    }

    private static void emitReplaced(Tweet tweet, Context context) {
        if (!tweet.revision().replaces().isEmpty()) {
            for (String earlier : tweet.revision().replaces()) {
                context.output(REPLACED, new Deletion(earlier, tweet.createdAt()));
            }
        }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        recent = new RecentIds(timeToLive.toMillis(), maxIds);
        getRuntimeContext().addAccumulator(ReadCounts.DUPLICATES, duplicates);
        getRuntimeContext().addAccumulator(ReadCounts.EDITS, edits);
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

    /**
     * Element: parallelism, subtask, start of the young generation, latest event time, how many ids are young, how many
     * are old; then the young ids, the old ids, and the versions.
     */
    private long[] encode(RecentIds.Snapshot snapshot) {
        long[] young = snapshot.young();
        long[] old = snapshot.old();
        long[] versions = snapshot.versions();
        long[] element = new long[HEADER + young.length + old.length + versions.length];
        element[0] = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        element[1] = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        element[2] = snapshot.youngSince();
        element[3] = snapshot.latest();
        element[4] = young.length;
        element[5] = old.length;
        System.arraycopy(young, 0, element, HEADER, young.length);
        System.arraycopy(old, 0, element, HEADER + young.length, old.length);
        System.arraycopy(versions, 0, element, HEADER + young.length + old.length, versions.length);
        return element;
    }

    private static RecentIds.Snapshot decode(long[] element) {
        int oldFrom = HEADER + Math.toIntExact(element[4]);
        int versionsFrom = oldFrom + Math.toIntExact(element[5]);
        return new RecentIds.Snapshot(
                element[2],
                element[3],
                Arrays.copyOfRange(element, HEADER, oldFrom),
                Arrays.copyOfRange(element, oldFrom, versionsFrom),
                Arrays.copyOfRange(element, versionsFrom, element.length));
    }
}
