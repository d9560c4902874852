package io.rounds.ingest.follow.flink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives each split that nobody reads to the next reader that registers. */
final class FollowEnumerator implements SplitEnumerator<FollowSplit, Collection<FollowSplit>> {
    private final SplitEnumeratorContext<FollowSplit> context;
    private final Queue<FollowSplit> unassigned;

    FollowEnumerator(SplitEnumeratorContext<FollowSplit> context, Collection<FollowSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayDeque<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<FollowSplit> splits, int subtask) {
        unassigned.addAll(splits);
        context.registeredReaders().keySet().stream().findFirst().ifPresent(this::assign);
    }

    @Override
    public void addReader(int subtask) {
        assign(subtask);
    }

    private void assign(int subtask) {
        for (FollowSplit split = unassigned.poll(); split != null; split = unassigned.poll()) {
            context.assignSplit(split, subtask);
        }
    }

    @Override
    public Collection<FollowSplit> snapshotState(long checkpoint) {
        return new ArrayList<>(unassigned);
    }

    @Override
    public void close() {}
}
