package io.rounds.trends.flink;

import io.rounds.flink.SerializerTypeInfo;
import io.rounds.trends.BurstChange;
import io.rounds.trends.BurstState;
import io.rounds.trends.CorrectedCount;
import io.rounds.trends.Pane;
import io.rounds.trends.PaneBuilder;
import io.rounds.trends.TableState;
import io.rounds.trends.TopLists;
import io.rounds.trends.Topic;
import io.rounds.trends.TopicGroup;
import io.rounds.trends.TopicKind;
import io.rounds.trends.TopicRow;
import io.rounds.trends.TopicTable;
import io.rounds.trends.TrendsOptions;
import io.rounds.trends.WindowEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Slides all windows over the panes of its key groups.
 *
 * <p>Parts of panes are buffered until the watermark closes their minute, whichever subtask they are from and however far
 * ahead it was. Then the operator advances its key groups minute by minute; there is no timer. At each window end that
 * becomes history it emits the topics of all its key groups that may rank, and at the ends that {@link RankingPace} chooses
 * it emits its parts of the rankings of now to a side output.
 *
 * <p>Tables are in memory, whatever the state backend. The state is what they can be rebuilt from: each pane, written once
 * when it is complete, which is cheap for a backend on disk; and, written at each checkpoint, what changes all the time:
 * the histories of topics and the buffered parts.
 *
 * <p>When the input ends, the windows slide to the end of the stream's last minute, which becomes history for all of them.
 */
final class TopicCounter extends AbstractStreamOperator<TopList> implements OneInputStreamOperator<PanePart, TopList> {
    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = 60_000;
    private static final int UNKNOWN = Integer.MIN_VALUE;

    /** The parts of the rankings of now. */
    static final OutputTag<RankingPart> RANKINGS =
            new OutputTag<>("rankings", new SerializerTypeInfo<>(RankingPart.class, RankingPartSerializer.INSTANCE));

    /** What changed of bursts. */
    static final OutputTag<BurstChange> BURSTS = new OutputTag<>("bursts", TypeInformation.of(BurstChange.class));

    private final TrendsOptions options;
    private final List<String> communities;
    private transient MapState<Integer, Pane> panes;
    private transient ValueState<TableState> tables;
    private transient ListState<BurstState> bursts;
    private transient ListState<PanePart> waiting;
    private transient Counter tooLate;
    private transient int firstKeyGroup;
    private transient Group[] groups;
    private transient int newest;
    private transient int smallestWaiting;
    private transient RankingPace pace;
    /** The rows that were emitted last, by {@link RankingPart#key}; none after a restart. */
    private transient Map<String, RankingPart.Rows> emittedRows;

    private transient int emittedEnd;
    private transient boolean isCorrected;

    /** A key group: its table, which is created with its first part, and the parts buffered until the watermark, by minute. */
    private static final class Group {
        final int key;

        @Nullable TopicTable table;

        final TreeMap<Integer, Pane> waiting = new TreeMap<>();

        Group(int key) {
            this.key = key;
        }

        void add(int minute, Pane part) {
            waiting.merge(minute, part, PaneBuilder::sum);
        }
    }

    /** @param communities the names of all that are analysed: every subtask emits a part for each, if only an empty one */
    public TopicCounter(TrendsOptions options, List<String> communities) {
        this.options = options;
        this.communities = List.copyOf(communities);
    }

    @Override
    public void open() throws Exception {
        super.open();
        KeyedStateStore store = getKeyedStateStore();
        panes = store.getMapState(new MapStateDescriptor<>("panes", IntSerializer.INSTANCE, PaneSerializer.INSTANCE));
        tables = store.getState(new ValueStateDescriptor<>("tables", new TableStateSerializer(options)));
        bursts = store.getListState(new ListStateDescriptor<>("bursts", BurstStateSerializer.INSTANCE));
        waiting = store.getListState(new ListStateDescriptor<>("waiting-parts", PanePartSerializer.INSTANCE));
        tooLate = getMetricGroup().counter("too-late");
        TaskInfo task = getRuntimeContext().getTaskInfo();
        KeyGroupRange range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                KeyGroups.COUNT, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        firstKeyGroup = range.getStartKeyGroup();
        newest = UNKNOWN;
        smallestWaiting = Integer.MAX_VALUE;
        pace = new RankingPace(now());
        emittedRows = new HashMap<>();
        emittedEnd = UNKNOWN;
        groups = new Group[range.getNumberOfKeyGroups()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = new Group(KeyGroups.key(firstKeyGroup + i));
            restore(groups[i]);
        }
    }

    private void restore(Group group) throws Exception {
        setCurrentKey(group.key);
        for (PanePart part : waiting.get()) {
            buffer(group, part);
        }
        TableState state = tables.value();
        if (state != null) {
            TreeMap<Integer, Pane> stored = new TreeMap<>();
            for (Map.Entry<Integer, Pane> pane : panes.entries()) {
                stored.put(pane.getKey(), pane.getValue());
            }
            group.table = TopicTable.restore(options, state, stored);
            group.table.restoreBursts(bursts.get());
            newest = Math.max(newest, state.newest());
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (Group group : groups) {
            setCurrentKey(group.key);
            if (group.table != null) {
                tables.update(group.table.state());
                bursts.update(group.table.bursts());
            }
            List<PanePart> parts = new ArrayList<>(group.waiting.size());
            group.waiting.forEach((minute, pane) -> parts.add(new PanePart(group.key, minute, pane)));
            waiting.update(parts);
        }
    }

    @Override
    public void processElement(StreamRecord<PanePart> element) {
        PanePart part = element.getValue();
        buffer(groups[KeyGroupRangeAssignment.assignToKeyGroup(part.key(), KeyGroups.COUNT) - firstKeyGroup], part);
    }

    private void buffer(Group group, PanePart part) {
        group.add(part.minute(), part.pane());
        smallestWaiting = Math.min(smallestWaiting, part.minute());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean end = mark.equals(Watermark.MAX_WATERMARK);
        int closed =
                end ? Integer.MAX_VALUE : Math.toIntExact(Math.floorDiv(mark.getTimestamp() + 1, MINUTE_MILLIS)) - 1;
        pace.pass(now());
        if (closed > newest || smallestWaiting <= closed) {
            slide(closed, end);
        }
        if (isCorrected && emittedEnd == newest + 1 && pace.mayCorrect(now())) {
            emitRankings(emittedEnd, end);
        }
        super.processWatermark(mark);
    }

    private void slide(int closed, boolean end) throws Exception {
        if (newest == UNKNOWN && smallestWaiting <= closed) {
            newest = smallestWaiting - 1;
        }
        smallestWaiting = Integer.MAX_VALUE;
        for (Group group : groups) {
            addLate(group, closed);
        }
        int to = end ? lastMinute() : closed;
        for (int minute = newest + 1; minute <= to && newest != UNKNOWN; minute++) {
            minute = Math.max(minute, Math.min(to, nextBusy(minute)));
            for (Group group : groups) {
                TopicTable table = group.table;
                if (table != null && minute > table.newest()) {
                    table.advance(minute, group.waiting.remove(minute));
                    table.emitBursts(this::emit);
                }
            }
            newest = minute;
            boolean isLast = end && minute == to;
            for (int w = 0; w < options.windows().size(); w++) {
                if (isLast || options.windows().get(w).isHistory(minute + 1)) {
                    emit(w, minute + 1);
                }
            }
            if (isLast || pace.isDue(minute + 1)) {
                emitRankings(minute + 1, isLast);
            }
        }
        if (!end) {
            newest = Math.max(newest, closed);
        }
        for (Group group : groups) {
            writeChanged(group);
        }
    }

    /** Creates the table where parts are due, and adds the late ones: parts of minutes that have been counted already. */
    private void addLate(Group group, int closed) {
        SortedMap<Integer, Pane> due = group.waiting.headMap(closed, true);
        if (group.waiting.size() > due.size()) {
            smallestWaiting = Math.min(smallestWaiting, group.waiting.higherKey(closed));
        }
        if (due.isEmpty()) {
            return;
        }
        TopicTable table = group.table;
        if (table == null) {
            table = new TopicTable(options, newest);
            group.table = table;
        }
        for (int minute : due.keySet()) {
            table.reach(minute);
        }
        SortedMap<Integer, Pane> late = group.waiting.headMap(Math.min(closed, table.newest()), true);
        if (!late.isEmpty()) {
            correct(table, late);
            table.emitBursts(this::emit);
            late.clear();
            isCorrected = true;
        }
    }

    /** Writes the changed panes of a key group to state. */
    private void writeChanged(Group group) {
        TopicTable table = group.table;
        if (table != null) {
            setCurrentKey(group.key);
            table.takeChanged(this::write);
        }
    }

    private void write(int minute, @Nullable Pane pane) {
        try {
            if (pane == null) {
                panes.remove(minute);
            } else {
                panes.put(minute, pane);
            }
        } catch (Exception e) {
            throw new FlinkRuntimeException("The state of minute " + minute + " cannot be written", e);
        }
    }

    /** Adds late parts to a table, and emits corrections. */
    private void correct(TopicTable table, SortedMap<Integer, Pane> late) {
        Map<String, Map<WindowEnd, List<CorrectedCount>>> corrections = new TreeMap<>();
        tooLate.inc(table.addLate(late, (end, count) -> corrections
                .computeIfAbsent(Topic.group(count.topic()), group -> new HashMap<>())
                .computeIfAbsent(end, e -> new ArrayList<>())
                .add(count)));
        corrections.forEach((group, ends) -> ends.forEach((end, counts) -> {
            if (options.windows().get(end.window()).isHistory(end.end())) {
                emit(table, group, end, counts);
            }
        }));
    }

    private void emit(BurstChange change) {
        output.collect(BURSTS, new StreamRecord<>(change));
    }

    private void emit(TopicTable table, String group, WindowEnd end, List<CorrectedCount> counts) {
        long added = 0;
        List<TopicRow> rows = new ArrayList<>(counts.size());
        for (CorrectedCount count : counts) {
            added += count.added();
            if (count.count().authors() >= options.rankAuthors()) {
                rows.add(table.row(end, count));
            }
        }
        output.collect(new StreamRecord<>(new TopList(group, end.window(), end.end(), added, rows)));
    }

    private void emit(int w, int end) {
        topLists(w, end)
                .byGroup()
                .forEach((group, list) -> output.collect(
                        new StreamRecord<>(new TopList(group, w, end, list.uses(), rows(w, end, list)))));
    }

    private TopLists topLists(int w, int end) {
        TopLists lists = new TopLists(options.top());
        for (Group group : groups) {
            if (group.table != null) {
                group.table.offer(w, end, lists);
            }
        }
        return lists;
    }

    private static List<TopicRow> rows(int w, int end, TopLists.Lists list) {
        List<TopicRow> rows = new ArrayList<>();
        for (TopLists.Candidate candidate : list.candidates()) {
            rows.add(candidate.table().row(w, end, candidate));
        }
        return rows;
    }

    /** Emits a part of the ranking of each community and window. */
    private void emitRankings(int end, boolean isLast) {
        for (int w = 0; w < options.windows().size(); w++) {
            TopLists lists = topLists(w, end);
            for (String community : communities) {
                TopLists.Lists hashtags = lists.of(new TopicGroup(community, TopicKind.HASHTAG).key());
                TopLists.Lists links = lists.of(new TopicGroup(community, TopicKind.LINK).key());
                emitRanking(
                        community,
                        w,
                        end,
                        isLast,
                        hashtags.uses() + links.uses(),
                        new RankingPart.Rows(sorted(rows(w, end, hashtags)), sorted(rows(w, end, links))));
            }
        }
        pace.emit(now());
        emittedEnd = end;
        isCorrected = false;
    }

    private void emitRanking(String community, int w, int end, boolean isLast, long uses, RankingPart.Rows rows) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        RankingPart part = new RankingPart(
                community,
                w,
                end,
                task.getIndexOfThisSubtask(),
                task.getNumberOfParallelSubtasks(),
                isLast,
                uses,
                null);
        boolean isKnown = rows.equals(emittedRows.put(part.key(), rows));
        output.collect(RANKINGS, new StreamRecord<>(isKnown ? part : part.with(rows)));
    }

    private static List<TopicRow> sorted(List<TopicRow> rows) {
        rows.sort(Comparator.comparing(TopicRow::topic));
        return rows;
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    /** The next minute with work: the given one, or, where all windows are empty, the first one with buffered parts. */
    private int nextBusy(int minute) {
        int next = Integer.MAX_VALUE;
        for (Group group : groups) {
            if (group.table != null && !group.table.isQuiet()) {
                return minute;
            }
            if (!group.waiting.isEmpty()) {
                next = Math.min(next, group.waiting.firstKey());
            }
        }
        return next;
    }

    private int lastMinute() {
        int last = Integer.MIN_VALUE;
        for (Group group : groups) {
            if (group.table != null) {
                last = Math.max(last, group.table.lastMinute());
            }
        }
        return last;
    }
}
