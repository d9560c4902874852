package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/** Follows the network of its split, in a thread of its own. */
final class FollowSplitReader implements SplitReader<Step, FollowSplit> {
    private static final Duration WAIT = Duration.ofMillis(500);

    private final NetworkFactory networks;
    private final FollowStatus status;
    private @Nullable Follower follower;
    private @Nullable String split;

    FollowSplitReader(NetworkFactory networks, FollowStatus status) {
        this.networks = networks;
        this.status = status;
    }

    @Override
    public RecordsWithSplitIds<Step> fetch() throws IOException {
        RecordsBySplits.Builder<Step> records = new RecordsBySplits.Builder<>();
        Follower following = follower;
        String id = split;
        if (following == null || id == null) {
            return records.build();
        }
        try {
            List<Step> steps = following.next(WAIT);
            if (!steps.isEmpty()) {
                records.addAll(id, steps);
            }
        } catch (ConnectionLostException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return records.build();
    }

    @Override
    public void handleSplitsChanges(SplitsChange<FollowSplit> change) {
        for (FollowSplit added : change.splits()) {
            if (follower != null) {
                throw new IllegalStateException(
                        "A reader follows one network, not " + split + " and " + added.network());
            }
            split = added.splitId();
            follower = new Follower(
                    networks.create(), added.position(), IdMemory.of(added.known()), status, Clock.systemUTC());
        }
    }

    /** A fetch takes half a second at most. */
    @Override
    public void wakeUp() {}

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
    }
}
