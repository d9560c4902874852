package io.rounds.trends.flink;

import io.rounds.trends.Expectation;
import io.rounds.trends.LateCount;
import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.TopLists;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicCount;
import io.rounds.trends.TopicDetails;
import io.rounds.trends.TopicRow;
import io.rounds.trends.TopicTable;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.Window;
import io.rounds.trends.WindowEnd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Slides all windows over the panes of its key groups.
 *
 * <p>Parts of panes wait in a list state until the watermark closes their minute, whichever subtask they came from and
 * however far ahead it was. Then the operator takes the tables of its key groups, one after the other, minute by minute;
 * there is no timer. At each window end it sends what the key groups together have for the rankings.
 *
 * <p>Tables are read at the start of a watermark and written back at its end, and never kept between: on the heap the
 * read after a checkpoint copies them, on RocksDB reading and writing is what costs, so there is one of each however many
 * minutes the watermark closes.
 *
 * <p>When the input ends, the windows run up to the end of the stream's last minute, and all of them end there once.
 */
public final class TopicCounter extends AbstractStreamOperator<TopList>
        implements OneInputStreamOperator<PanePart, TopList> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final TrendsOptions options;
    private transient ValueState<TopicTable> tables;
    private transient ListState<PanePart> waiting;
    private transient Counter tooLate;
    private transient List<Map<String, TopicDetails>> details;
    private transient KeyGroupRange keyGroups;
    private transient int newest;
    private transient int smallestWaiting;

    /** A key group at work: its table and the parts that the watermark has closed. */
    private record Group(int key, TopicTable table, NavigableMap<Integer, Pane> parts) {}

    public TopicCounter(TrendsOptions options) {
        this.options = options;
    }

    @Override
    public void open() throws Exception {
        super.open();
        KeyedStateStore store = getKeyedStateStore();
        tables = store.getState(new ValueStateDescriptor<>("topic-tables", new TopicTableSerializer(options)));
        waiting = store.getListState(new ListStateDescriptor<>("waiting-parts", PanePartSerializer.INSTANCE));
        tooLate = getMetricGroup().counter("too-late");
        TaskInfo task = getRuntimeContext().getTaskInfo();
        keyGroups = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                KeyGroups.COUNT, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        details = new ArrayList<>();
        options.windows().forEach(window -> details.add(new HashMap<>()));
        newest = UNKNOWN;
        smallestWaiting = UNKNOWN; // what waits in restored state is seen at the first watermark
    }

    @Override
    public void processElement(StreamRecord<PanePart> element) throws Exception {
        PanePart part = element.getValue();
        waiting.add(part);
        smallestWaiting = Math.min(smallestWaiting, part.minute());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean end = mark.equals(Watermark.MAX_WATERMARK);
        int closed =
                end ? Integer.MAX_VALUE : Math.toIntExact(Math.floorDiv(mark.getTimestamp() + 1, MINUTE_MILLIS)) - 1;
        if (closed > newest || smallestWaiting <= closed) {
            slide(closed, end);
        }
        super.processWatermark(mark);
    }

    private void slide(int closed, boolean end) throws Exception {
        List<Group> groups = take(closed);
        for (Group group : groups) {
            correct(group);
        }
        int to = end ? lastMinute(groups) : closed;
        for (int minute = newest + 1; minute <= to && newest != UNKNOWN; minute++) {
            minute = Math.max(minute, Math.min(to, nextBusy(groups, minute)));
            for (Group group : groups) {
                if (minute > group.table().newest()) {
                    group.table().advance(minute, group.parts().remove(minute));
                }
            }
            newest = minute;
            for (int w = 0; w < options.windows().size(); w++) {
                if (options.windows().get(w).endsAt(minute + 1) || (end && minute == to)) {
                    emit(groups, w, minute + 1);
                }
            }
        }
        if (!end) {
            newest = Math.max(newest, closed);
        }
        for (Group group : groups) {
            setCurrentKey(group.key());
            tables.update(group.table());
        }
    }

    /** Takes tables and closed parts out of the state, each once. */
    private List<Group> take(int closed) throws Exception {
        Map<Integer, NavigableMap<Integer, PaneBuilder>> parts = new TreeMap<>();
        Map<Integer, TopicTable> known = new HashMap<>();
        int oldest = Integer.MAX_VALUE;
        smallestWaiting = Integer.MAX_VALUE;
        for (int group : keyGroups) {
            int key = KeyGroups.key(group);
            setCurrentKey(key);
            NavigableMap<Integer, PaneBuilder> due = due(closed);
            if (!due.isEmpty()) {
                oldest = Math.min(oldest, due.firstKey());
            }
            parts.put(key, due);
            TopicTable table = tables.value();
            if (table != null) {
                known.put(key, table);
                newest = Math.max(newest, table.newest());
            }
        }
        if (newest == UNKNOWN && oldest < Integer.MAX_VALUE) {
            newest = oldest - 1;
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Integer, NavigableMap<Integer, PaneBuilder>> entry : parts.entrySet()) {
            TopicTable table = known.get(entry.getKey());
            if (table == null && !entry.getValue().isEmpty()) {
                table = new TopicTable(options, newest);
            }
            if (table != null) {
                groups.add(new Group(entry.getKey(), table, closed(table, entry.getValue())));
            }
        }
        return groups;
    }

    private static NavigableMap<Integer, Pane> closed(TopicTable table, NavigableMap<Integer, PaneBuilder> parts) {
        NavigableMap<Integer, Pane> panes = new TreeMap<>();
        for (Map.Entry<Integer, PaneBuilder> part : parts.entrySet()) {
            table.reach(part.getKey());
            panes.put(part.getKey(), part.getValue().build());
        }
        return panes;
    }

    /** The parts of the current key group in closed minutes, summed up; the others keep waiting. */
    private NavigableMap<Integer, PaneBuilder> due(int closed) throws Exception {
        TreeMap<Integer, PaneBuilder> due = new TreeMap<>();
        List<PanePart> later = new ArrayList<>();
        boolean any = false;
        for (PanePart part : waiting.get()) {
            any = true;
            if (part.minute() <= closed) {
                due.computeIfAbsent(part.minute(), minute -> new PaneBuilder()).add(part.pane());
            } else {
                later.add(part);
                smallestWaiting = Math.min(smallestWaiting, part.minute());
            }
        }
        if (any) {
            waiting.update(later);
        }
        return due;
    }

    /** Adds parts of minutes that have been counted already, and sends corrections. */
    private void correct(Group group) {
        TreeMap<Integer, Pane> late =
                new TreeMap<>(group.parts().headMap(group.table().newest(), true));
        if (late.isEmpty()) {
            return;
        }
        group.parts().keySet().removeAll(late.keySet());
        Map<String, Map<WindowEnd, List<LateCount>>> corrections = new TreeMap<>();
        tooLate.inc(group.table().addLate(late, (end, count) -> corrections
                .computeIfAbsent(Topic.community(count.topic()), community -> new HashMap<>())
                .computeIfAbsent(end, e -> new ArrayList<>())
                .add(count)));
        corrections.forEach((community, ends) -> ends.forEach((end, counts) -> {
            Window window = options.windows().get(end.window());
            counts.forEach(count -> details.get(end.window()).remove(count.topic()));
            if (window.endsAt(end.end())) {
                emit(group.table(), community, end, counts);
            }
        }));
    }

    private void emit(TopicTable table, String community, WindowEnd end, List<LateCount> counts) {
        int size = options.windows().get(end.window()).sizeMinutes();
        long added = 0;
        List<TopicRow> rows = new ArrayList<>(counts.size());
        for (LateCount count : counts) {
            added += count.added();
            rows.add(row(
                    table,
                    count.topic(),
                    end,
                    count.count(),
                    Double.NaN,
                    TopicDetails.of(table, count.topic(), size, end.end())));
        }
        output.collect(new StreamRecord<>(new TopList(community, end.window(), end.end(), added, rows)));
    }

    private void emit(List<Group> groups, int w, int end) {
        TopLists lists = new TopLists(options.top());
        for (Group group : groups) {
            group.table().offer(w, end, lists);
        }
        lists.byCommunity().forEach((community, list) -> {
            List<TopicRow> rows = new ArrayList<>();
            for (TopLists.Candidate candidate : list.candidates()) {
                rows.add(row(
                        candidate.table(),
                        candidate.topic(),
                        new WindowEnd(w, end),
                        candidate.count(),
                        candidate.surprise(),
                        details(candidate, w, end)));
            }
            output.collect(new StreamRecord<>(new TopList(community, w, end, list.uses(), rows)));
        });
        details.get(w).values().removeIf(known -> !known.canSlide(end, options.latenessMinutes()));
    }

    /** A topic's details, which are kept for a while when it falls out of the list, since it often comes back. */
    private TopicDetails details(TopLists.Candidate candidate, int w, int end) {
        TopicDetails known = details.get(w).get(candidate.topic());
        if (known != null && known.canSlide(end, options.latenessMinutes())) {
            known.slide(candidate.table(), end);
            return known;
        }
        int size = options.windows().get(w).sizeMinutes();
        TopicDetails counted = TopicDetails.of(candidate.table(), candidate.topic(), size, end);
        details.get(w).put(candidate.topic(), counted);
        return counted;
    }

    /** @param surprise NaN where it is not known yet */
    private static TopicRow row(
            TopicTable table, String topic, WindowEnd end, TopicCount count, double surprise, TopicDetails details) {
        Expectation expectation = table.expectation(topic, end.window(), end.end());
        return new TopicRow(
                Topic.tag(topic),
                details.display(),
                count.tweets(),
                count.originals(),
                count.authors(),
                TopicRow.rounded(expectation.mean()),
                Double.isNaN(surprise) ? TopicRow.rounded(expectation.surprise(count.authors())) : surprise,
                details.exemplars(),
                details.links());
    }

    /** The next minute in which there is something to do: the very next, unless all windows are empty. */
    private static int nextBusy(List<Group> groups, int minute) {
        int next = Integer.MAX_VALUE;
        for (Group group : groups) {
            if (!group.table().isQuiet()) {
                return minute;
            }
            if (!group.parts().isEmpty()) {
                next = Math.min(next, group.parts().firstKey());
            }
        }
        return next;
    }

    private static int lastMinute(List<Group> groups) {
        int last = Integer.MIN_VALUE;
        for (Group group : groups) {
            last = Math.max(last, group.table().lastMinute());
        }
        return last;
    }
}
