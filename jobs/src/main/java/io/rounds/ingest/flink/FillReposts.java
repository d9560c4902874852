package io.rounds.ingest.flink;

import io.rounds.communities.Communities;
import io.rounds.ingest.RepostContents;
import io.rounds.model.Community;
import io.rounds.model.Tweet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives reposts their content where the network sends none: {@link RepostContents} in a job. Tweets of other networks
 * pass through untouched.
 *
 * <p>It runs where the source runs, without a shuffle: the topic is keyed by {@link Tweet#partitionKey()}, so a post and
 * its reposts meet. State as in {@link Deduplicate}: after a restart with the same parallelism a subtask restores its own
 * posts, after a rescaling each subtask restores all; each waiting repost stays with one subtask.
 */
public final class FillReposts extends AbstractStreamOperator<Tweet> implements OneInputStreamOperator<Tweet, Tweet> {
    private static final long serialVersionUID = 1;
    private static final Duration WAIT = Duration.ofMinutes(10);
    /** At most some 100 MB. */
    private static final int MAX_ENTRIES = 50_000;

    private final ArrayList<Community> communities;
    private final Duration remember;
    private transient RepostContents contents;
    private transient Consumer<Tweet> emit;
    private transient ListState<Owned> posts;
    private transient ListState<RepostContents.Retained> reposts;
    private transient LongCounter unfilled;

    /** A post and the subtask that remembers it. */
    public record Owned(int parallelism, int subtask, RepostContents.Retained post) {}

    /**
     * @param communities whose posts are remembered
     * @param remember for how much event time
     */
    public FillReposts(List<Community> communities, Duration remember) {
        this.communities = new ArrayList<>(communities);
        this.remember = remember;
    }

    @Override
    public void open() throws Exception {
        super.open();
        contents = new RepostContents(new Communities(communities), remember.toMillis(), WAIT.toMillis(), MAX_ENTRIES);
        emit = this::emit;
        unfilled = new LongCounter();
        getRuntimeContext().addAccumulator(ReadCounts.UNFILLED, unfilled);
        getMetricGroup().gauge("reposts-without-content", contents::unfilled);
        posts = getOperatorStateBackend()
                .getUnionListState(new ListStateDescriptor<>("posts", TypeInformation.of(Owned.class)));
        reposts = getOperatorStateBackend()
                .getListState(new ListStateDescriptor<>("reposts", TypeInformation.of(RepostContents.Retained.class)));
        List<RepostContents.Retained> known = new ArrayList<>();
        for (Owned element : posts.get()) {
            if (element.parallelism() != parallelism() || element.subtask() == subtask()) {
                known.add(element.post());
            }
        }
        contents.restore(known, reposts.get());
    }

    private int parallelism() {
        return getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    }

    private int subtask() {
        return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<Owned> owned = new ArrayList<>();
        for (RepostContents.Retained post : contents.posts()) {
            owned.add(new Owned(parallelism(), subtask(), post));
        }
        posts.update(owned);
        reposts.update(contents.reposts());
    }

    @Override
    public void processElement(StreamRecord<Tweet> element) {
        Tweet tweet = element.getValue();
        if (tweet.platform().repostsCarryContent()) {
            output.collect(element);
        } else {
            contents.accept(tweet, emit);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        contents.advance(mark.getTimestamp(), emit);
        unfilled.resetLocal();
        unfilled.add(contents.unfilled());
        super.processWatermark(mark);
    }

    private void emit(Tweet tweet) {
        output.collect(new StreamRecord<>(tweet, tweet.createdAt().toEpochMilli()));
    }
}
