package io.rounds.ingest.flink;

import io.rounds.communities.Communities;
import io.rounds.ingest.RecentIds;
import io.rounds.model.Community;
import io.rounds.model.Deletion;
import io.rounds.model.Fingerprint;
import io.rounds.model.Richness;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * {@link #REPLACED}. A version that comes again, or after a later one, is dropped, unless the copy is {@linkplain Richness
 * richer} than those before: then it corrects them, as an edit would. If no earlier copy belonged to a community, nobody
 * downstream knows of the tweet, and the richer copy is emitted as if it were the first.
 *
 * <p>Only an id and a richness are remembered, not the tweet. So here the richer copy wins as a whole, while a replay
 * completes each field ({@link io.rounds.ingest.Copies}).
 *
 * <p>It runs where the source runs, without a shuffle: the topic is keyed by the id of the tweet's first version, so
 * duplicates and versions meet. A shuffle by id would cost a tenth of the whole job's throughput.
 *
 * <p>State: one element of a union list per subtask and generation. After a restart with the same parallelism a subtask
 * restores its own ids; after a rescaling, when partitions move, each subtask restores all.
 */
public final class Deduplicate extends ProcessFunction<Tweet, Tweet> implements CheckpointedFunction {
    private static final long serialVersionUID = 1;
    private static final int HEADER = 7;

    /** What state starts with that has marks; until then it started with the parallelism. */
    private static final long WITH_MARKS = -2;

    private static final int HEADER_WITHOUT_MARKS = 6;

    /** Later versions, and richer copies, of tweets that were emitted. */
    public static final OutputTag<Tweet> EDITS = new OutputTag<>("edits", TypeInformation.of(Tweet.class));
    /** Versions with ids of their own that an edit has replaced. */
    public static final OutputTag<Deletion> REPLACED = new OutputTag<>("replaced", TypeInformation.of(Deletion.class));

    private final Duration timeToLive;
    private final int maxIds;
    private final ArrayList<Community> analysed;
    private transient Communities communities;
    private transient RecentIds recent;
    private transient ListState<long[]> state;
    private final LongCounter duplicates = new LongCounter();
    private final LongCounter edits = new LongCounter();
    private final LongCounter completed = new LongCounter();

    /**
     * @param timeToLive for how much event time an id is remembered at least
     * @param maxIds ids a subtask remembers at most in that time
     * @param analysed the communities that are known downstream
     */
    public Deduplicate(Duration timeToLive, int maxIds, List<Community> analysed) {
        this.analysed = new ArrayList<>(analysed);
        this.timeToLive = timeToLive;
        this.maxIds = maxIds;
    }

    @Override
    public void processElement(Tweet tweet, Context context, Collector<Tweet> out) {
        long fingerprint = Fingerprint.of(tweet.firstId());
        boolean inCommunity = !communities.of(tweet.hashtags()).isEmpty();
        int mark = RecentIds.mark(Richness.of(tweet), inCommunity);
        switch (recent.see(fingerprint, tweet.version(), tweet.createdAt().toEpochMilli(), mark)) {
            case NEW -> {
                emitReplaced(tweet, context);
                out.collect(tweet);
            }
            case NEWER -> {
                emitReplaced(tweet, context);
                edits.add(1);
                context.output(EDITS, tweet);
            }
            case RICHER -> {
                duplicates.add(1);
                completed.add(1);
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
        communities = new Communities(analysed);
        getRuntimeContext().addAccumulator(ReadCounts.DUPLICATES, duplicates);
        getRuntimeContext().addAccumulator(ReadCounts.EDITS, edits);
        getRuntimeContext().addAccumulator(ReadCounts.COMPLETED, completed);
        getRuntimeContext().getMetricGroup().gauge("duplicates", duplicates::getLocalValue);
        state = context.getOperatorStateStore()
                .getUnionListState(
                        new ListStateDescriptor<>("recent-ids", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        for (long[] element : state.get()) {
            int owner = element[0] == WITH_MARKS ? 1 : 0;
            if (element[owner] != parallelism || element[owner + 1] == subtask) {
                recent.restore(owner == 0 ? decodeWithoutMarks(element) : decode(element));
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        state.clear();
        state.add(encode(recent.snapshot()));
    }

    /**
     * Element: {@link #WITH_MARKS}, parallelism, subtask, start of the young generation, latest event time, how many ids are
     * young, how many are old; then the young ids, the old ids, the marks of the young and of the old ids, two in a long, and
     * the versions.
     */
    private long[] encode(RecentIds.Snapshot snapshot) {
        long[] young = snapshot.young();
        long[] old = snapshot.old();
        long[] youngMarks = packed(snapshot.youngMarks());
        long[] oldMarks = packed(snapshot.oldMarks());
        long[] header = {
            WITH_MARKS,
            getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
            snapshot.youngSince(),
            snapshot.latest(),
            young.length,
            old.length
        };
        return joined(header, young, old, youngMarks, oldMarks, snapshot.versions());
    }

    private static long[] joined(long[]... parts) {
        long[] element =
                new long[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, element, at, part.length);
            at += part.length;
        }
        return element;
    }

    private static RecentIds.Snapshot decode(long[] element) {
        int youngSize = Math.toIntExact(element[5]);
        int oldSize = Math.toIntExact(element[6]);
        int oldFrom = HEADER + youngSize;
        int youngMarksFrom = oldFrom + oldSize;
        int oldMarksFrom = youngMarksFrom + packedLength(youngSize);
        int versionsFrom = oldMarksFrom + packedLength(oldSize);
        return new RecentIds.Snapshot(
                element[3],
                element[4],
                Arrays.copyOfRange(element, HEADER, oldFrom),
                unpacked(element, youngMarksFrom, youngSize),
                Arrays.copyOfRange(element, oldFrom, youngMarksFrom),
                unpacked(element, oldMarksFrom, oldSize),
                Arrays.copyOfRange(element, versionsFrom, element.length));
    }

    private static int packedLength(int size) {
        return (size + 1) / 2;
    }

    private static long[] packed(int[] marks) {
        long[] packed = new long[packedLength(marks.length)];
        for (int i = 0; i < marks.length; i++) {
            packed[i / 2] |= (marks[i] & 0xffff_ffffL) << (i % 2 * Integer.SIZE);
        }
        return packed;
    }

    private static int[] unpacked(long[] element, int from, int size) {
        int[] marks = new int[size];
        for (int i = 0; i < size; i++) {
            marks[i] = (int) (element[from + i / 2] >>> (i % 2 * Integer.SIZE));
        }
        return marks;
    }

    /**
     * Element of 0.1: parallelism, subtask, start of the young generation, latest event time, how many ids are young, how many
     * are old; then the young ids, the old ids, and the versions. What was emitted then is not corrected.
     */
    private static RecentIds.Snapshot decodeWithoutMarks(long[] element) {
        int youngSize = Math.toIntExact(element[4]);
        int oldSize = Math.toIntExact(element[5]);
        int oldFrom = HEADER_WITHOUT_MARKS + youngSize;
        int versionsFrom = oldFrom + oldSize;
        return new RecentIds.Snapshot(
                element[2],
                element[3],
                Arrays.copyOfRange(element, HEADER_WITHOUT_MARKS, oldFrom),
                richest(youngSize),
                Arrays.copyOfRange(element, oldFrom, versionsFrom),
                richest(oldSize),
                Arrays.copyOfRange(element, versionsFrom, element.length));
    }

    private static int[] richest(int size) {
        int[] marks = new int[size];
        Arrays.fill(marks, RecentIds.RICHEST);
        return marks;
    }
}
