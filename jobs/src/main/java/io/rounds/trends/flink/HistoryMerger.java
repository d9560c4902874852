package io.rounds.trends.flink;

import io.rounds.trends.RankedList;
import io.rounds.trends.TopicGroup;
import io.rounds.trends.Trend;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Merges the lists of all subtasks into the two rankings of a topic group in a window that becomes history.
 *
 * <p>A subtask emits its list of a window before the watermark of the window's end. So a list is complete, and is ranked,
 * when that watermark arrives. Later corrections are ranked with the next watermark; only the changes are emitted. A list
 * is kept as long as it may be corrected.
 */
final class HistoryMerger extends KeyedProcessFunction<String, TopList, Trend> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;

    private final TrendsOptions options;
    private transient MapState<Integer, RankedList.Snapshot> lists;
    private transient ListState<Integer> unranked;

    public HistoryMerger(TrendsOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        lists = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "ranked-lists", IntSerializer.INSTANCE, RankedListSerializer.INSTANCE));
        unranked = getRuntimeContext().getListState(new ListStateDescriptor<>("unranked-ends", IntSerializer.INSTANCE));
    }

    @Override
    public void processElement(TopList added, Context context, Collector<Trend> out) throws Exception {
        long watermark = context.timerService().currentWatermark();
        if (watermark >= expiresAt(added.end())) {
            return;
        }
        RankedList.Snapshot known = lists.get(added.end());
        RankedList list = known == null ? new RankedList() : RankedList.restore(known);
        list.add(added.rows(), added.uses());
        lists.put(added.end(), list.snapshot());
        unranked.add(added.end());
        context.timerService().registerEventTimeTimer(Math.max(completeAt(added.end()), watermark + 1));
        context.timerService().registerEventTimeTimer(expiresAt(added.end()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Trend> out) throws Exception {
        List<Integer> incomplete = new ArrayList<>();
        List<Integer> ranked = new ArrayList<>();
        for (Integer end : unranked.get()) {
            if (completeAt(end) > timestamp) {
                incomplete.add(end);
            } else if (!ranked.contains(end)) {
                ranked.add(end);
                rank(context.getCurrentKey(), end, out);
            }
        }
        if (!ranked.isEmpty()) {
            unranked.update(incomplete);
        }
        if ((timestamp + 1) % MINUTE_MILLIS == 0) {
            lists.remove(Math.toIntExact((timestamp + 1) / MINUTE_MILLIS) - options.latenessMinutes() - 1);
        }
    }

    private void rank(String key, int end, Collector<Trend> out) throws Exception {
        RankedList.Snapshot known = lists.get(end);
        if (known == null) {
            return;
        }
        RankedList list = RankedList.restore(known);
        TopicGroup group = TopicGroup.parse(key.substring(0, key.indexOf(' ')));
        Window window = options.windows().get(Integer.parseInt(key.substring(key.indexOf(' ') + 1)));
        Instant windowEnd = Instant.ofEpochSecond(end * 60L);
        for (RankedList.Change change : list.rank(options)) {
            RankedList.Rank rank = change.rank();
            out.collect(new Trend(
                    group.community(),
                    window.name(),
                    windowEnd,
                    group.kind(),
                    change.topic(),
                    list.uses(),
                    rank == null ? null : rank.row(),
                    rank == null ? null : rank.live(),
                    rank == null ? null : rank.unusual(),
                    null));
        }
        lists.put(end, list.snapshot());
    }

    /** When every subtask has emitted its list: the last millisecond of the window. */
    private static long completeAt(int end) {
        return end * MINUTE_MILLIS - 1;
    }

    /** A minute after the last correction. */
    private long expiresAt(int end) {
        return (end + options.latenessMinutes() + 1) * MINUTE_MILLIS - 1;
    }
}
