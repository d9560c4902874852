package io.rounds.links.coshares.flink;

import io.rounds.links.coshares.CoShareOptions;
import io.rounds.links.coshares.CoordinationInterval;
import io.rounds.links.coshares.ShareDelays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Estimates the coordination interval at the end of each day (UTC) from the links that were first shared in the weeks
 * before.
 *
 * <p>One subtask receives the delays of all links. Above {@link #MAX_LINKS} it keeps half of them, chosen by fingerprint,
 * which is a uniform sample, and so on.
 */
final class IntervalEstimator extends KeyedProcessFunction<Integer, ShareDelays, Integer> {
    private static final long serialVersionUID = 1;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** Limit of links in the sample, 100 bytes each. */
    static final int MAX_LINKS = 100_000;

    private final CoShareOptions options;
    private transient MapState<Long, ShareDelays> delays;
    private transient ValueState<Progress> progress;

    /**
     * The progress of the estimate.
     *
     * @param estimatedMillis the end of the last day that was estimated
     * @param seconds the last estimate
     * @param halvings how often the sample was halved
     */
    public record Progress(long estimatedMillis, int seconds, int halvings) {
        static final Progress NONE = new Progress(Long.MIN_VALUE, 0, 0);

        boolean samples(long link) {
            return (link & ((1L << halvings) - 1)) == 0;
        }
    }

    public IntervalEstimator(CoShareOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        delays = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("delays", Types.LONG, TypeInformation.of(ShareDelays.class)));
        progress = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("progress", TypeInformation.of(Progress.class)));
    }

    @Override
    public void processElement(ShareDelays link, Context context, Collector<Integer> out) throws Exception {
        if (options.fixedIntervalSeconds() > 0 || !progress().samples(link.link())) {
            return;
        }
        if (link.removed()) {
            delays.remove(link.link());
        } else {
            delays.put(link.link(), link);
        }
        long dayEnd = (Math.floorDiv(link.firstMillis(), DAY_MILLIS) + 1) * DAY_MILLIS - 1;
        context.timerService().registerEventTimeTimer(dayEnd);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Integer> out) throws Exception {
        Progress before = progress();
        long now = Math.max(timestamp, before.estimatedMillis());
        long oldest = now - Duration.ofDays(options.estimateDays()).toMillis();
        List<ShareDelays> recent = new ArrayList<>();
        for (Iterator<Map.Entry<Long, ShareDelays>> entries = delays.iterator(); entries.hasNext(); ) {
            ShareDelays link = entries.next().getValue();
            if (link.firstMillis() <= oldest) {
                entries.remove();
            } else if (link.firstMillis() <= now) {
                recent.add(link);
            }
        }
        int seconds = CoordinationInterval.seconds(recent, options.maxIntervalSeconds());
        if (seconds != before.seconds()) {
            out.collect(seconds);
        }
        Progress after = new Progress(now, seconds, before.halvings());
        while (recent.size() > MAX_LINKS) {
            after = new Progress(now, seconds, after.halvings() + 1);
            for (Iterator<ShareDelays> kept = recent.iterator(); kept.hasNext(); ) {
                long link = kept.next().link();
                if (!after.samples(link)) {
                    kept.remove();
                    delays.remove(link);
                }
            }
        }
        progress.update(after);
    }

    private Progress progress() throws Exception {
        Progress known = progress.value();
        return known == null ? Progress.NONE : known;
    }
}
