package io.rounds.ingest.follow.flink;

import io.rounds.ingest.follow.FollowStatus;
import io.rounds.ingest.follow.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Emits the messages that are kept, and keeps the position of each split. */
@SuppressWarnings("try") // Flink declares close() so.
final class FollowSourceReader
        extends SingleThreadMultiplexSourceReaderBase<Step, Step, FollowSplit, FollowSplit.State> {
    private static final Logger LOG = LoggerFactory.getLogger(FollowSourceReader.class);

    private FollowSourceReader(NetworkFactory networks, FollowStatus status, SourceReaderContext context) {
        super(
                () -> new FollowSplitReader(networks, status),
                (step, out, state) -> {
                    if (step.payload() != null) {
                        out.collect(step);
                    }
                    state.advance(step.position(), step.tweet());
                },
                context.getConfiguration(),
                context);
    }

    static FollowSourceReader create(NetworkFactory networks, SourceReaderContext context) {
        FollowStatus status = new FollowStatus(Clock.systemUTC(), LOG::info);
        MetricGroup metrics = context.metricGroup();
        metrics.gauge("events", status::events);
        metrics.gauge("kept", status::kept);
        metrics.gauge("reconnects", status::reconnects);
        metrics.gauge("lag-seconds", () -> age(status.newest()));
        metrics.gauge("host", () -> status.host() == null ? "" : status.host());
        metrics.gauge("problem", status::problem);
        metrics.gauge("cost", () -> Objects.requireNonNullElse(status.cost(), ""));
        metrics.gauge("silence-seconds", () -> age(status.heard()));
        return new FollowSourceReader(networks, status, context);
    }

    /** Seconds since then; -1 where there is none. */
    private static long age(@Nullable Instant time) {
        return time == null
                ? -1
                : Math.max(
                        0, Duration.between(time, Clock.systemUTC().instant()).toSeconds());
    }

    @Override
    protected void onSplitFinished(Map<String, FollowSplit.State> finished) {
        throw new IllegalStateException("A network does not end");
    }

    @Override
    protected FollowSplit.State initializedState(FollowSplit split) {
        return new FollowSplit.State(split);
    }

    @Override
    protected FollowSplit toSplitType(String id, FollowSplit.State state) {
        return state.split();
    }
}
