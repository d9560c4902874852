package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.ConnectionLostException;
import io.rounds.ingest.follow.ConnectionLostException.Cause;
import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Follower;
import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.ReconnectDelays;
import io.rounds.ingest.follow.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/**
 * Follows the network of its split, in a thread of its own.
 *
 * <p>A network that refuses is asked again after a delay, for as long as it takes: somebody may buy credit or renew a token.
 * If it failed, Flink would restart it, and so ask again at once, until the job is given up with all its networks.
 */
final class FollowSplitReader implements SplitReader<Step, FollowSplit> {
    private static final Duration WAIT = Duration.ofMillis(500);
    static final ReconnectDelays STANDARD_DELAYS = new ReconnectDelays(
            Map.of(Cause.REFUSED, new ReconnectDelays.Growth(Duration.ofMinutes(1), Duration.ofHours(1), true)));

    private final NetworkFactory networks;
    private final FollowStatus status;
    private final ReconnectDelays delays;
    private final Clock clock;
    private @Nullable Follower follower;
    private @Nullable String split;
    private int refusals;
    private Instant nextAttempt = Instant.MIN;

    FollowSplitReader(NetworkFactory networks, FollowStatus status) {
        this(networks, status, STANDARD_DELAYS, Clock.systemUTC());
    }

    /** @param delays after refusals */
    FollowSplitReader(NetworkFactory networks, FollowStatus status, ReconnectDelays delays, Clock clock) {
        this.networks = networks;
        this.status = status;
        this.delays = delays;
        this.clock = clock;
    }

    @Override
    public RecordsWithSplitIds<Step> fetch() {
        RecordsBySplits.Builder<Step> records = new RecordsBySplits.Builder<>();
        Follower following = follower;
        String id = split;
        if (following == null || id == null) {
            return records.build();
        }
        try {
            if (clock.instant().isBefore(nextAttempt)) {
                Thread.sleep(WAIT.toMillis());
                return records.build();
            }
            List<Step> steps = following.next(WAIT);
            if (!steps.isEmpty()) {
                records.addAll(id, steps);
            }
            if (status.host() != null) {
                refusals = 0;
            }
        } catch (ConnectionLostException refused) {
            refusals++;
            Duration delay = delays.before(refused, refusals);
            nextAttempt = clock.instant().plus(delay);
            status.lost(refused, delay);
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
            follower = new Follower(networks.create(), added.position(), IdMemory.of(added.known()), status, clock);
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
