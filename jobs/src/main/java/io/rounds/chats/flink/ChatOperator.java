package io.rounds.chats.flink;

import io.rounds.chats.ChatRevision;
import io.rounds.chats.TagChats;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.EventTime;
import io.rounds.chats.sessions.MinutePosts;
import io.rounds.chats.sessions.PostsByMinute;
import io.rounds.chats.sessions.Sessions;
import io.rounds.chats.sessions.TagHeader;
import io.rounds.chats.sessions.TagState;
import io.rounds.communities.Event;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.model.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the posts of each tag and emits its chats when they change; the rules are those of {@link TagChats}.
 *
 * <p>New posts are collected and processed twice a second, so that a chat is emitted at most twice a second, however many
 * tweets it has, and large ones less often ({@link EmitThrottle}). Before a checkpoint's barrier the posts of tags that have to
 * wait are stored without that, and a timer emits their chats, also after a restore; so no checkpoint contains a post that
 * is not stored. Each tag has one timer of event time for what happens without a tweet: a chat closes, a question stays
 * unanswered, old posts expire.
 *
 * <p>The posts are stored by the minute in which they were written, so that on RocksDB a new post rewrites the posts of its
 * minute and a small header in place of the whole chat.
 *
 * <p>A chat is emitted when a complete checkpoint contains it ({@link NewChats}), from then on at once. So no document is left of
 * a chat that seemed to start with one tweet before a failure, and starts with another one after it, when tweets arrive in
 * another order. After a restore all chats that may still change are emitted again, at the first watermark.
 */
final class ChatOperator extends AbstractStreamOperator<ChatRevision>
        implements OneInputStreamOperator<TaggedPost, ChatRevision>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1;
    private static final Duration EMIT_INTERVAL = Duration.ofMillis(500);
    private static final String HEADERS = "tag";
    private static final int MAX_PENDING = 100_000;
    /** Before the event time of any tweet. */
    private static final long FIRST_WATERMARK = 0;

    private final ChatOptions options;
    private final boolean isCheckpointed;
    private transient ValueState<TagHeader> headers;
    private transient MapState<Long, MinutePosts> minutes;
    private transient MapState<Long, Long> people;
    private transient ListState<Long> started;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ScheduledFuture<?> emitTask;
    /** Tags to process, with their new posts. */
    private transient Map<String, List<TaggedPost>> pending;

    private transient int pendingPosts;
    private transient EmitThrottle throttle;
    private transient long streamStartMillis;
    private transient boolean isRestored;
    private transient NewChats newChats;

    /** @param isCheckpointed whether the job makes checkpoints; where it does not, a chat is emitted as soon as it is found */
    public ChatOperator(ChatOptions options, boolean isCheckpointed) {
        this.options = options;
        this.isCheckpointed = isCheckpointed;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        isRestored = context.isRestored();
    }

    @Override
    public void open() throws Exception {
        super.open();
        started = getOperatorStateBackend().getUnionListState(new ListStateDescriptor<>("started", Types.LONG));
        streamStartMillis = Long.MAX_VALUE;
        for (Long millis : started.get()) {
            streamStartMillis = Math.min(streamStartMillis, millis);
        }
        headers = getKeyedStateStore()
                .getState(new ValueStateDescriptor<>(
                        HEADERS, new SerializerTypeInfo<>(TagHeader.class, TagHeaderSerializer.INSTANCE)));
        minutes = getKeyedStateStore()
                .getMapState(new MapStateDescriptor<>(
                        "minutes",
                        Types.LONG,
                        new SerializerTypeInfo<>(MinutePosts.class, MinutePostsSerializer.INSTANCE)));
        people = getKeyedStateStore().getMapState(new MapStateDescriptor<>("people", Types.LONG, Types.LONG));
        timers = getInternalTimerService("check", VoidNamespaceSerializer.INSTANCE, this);
        pending = new LinkedHashMap<>();
        pendingPosts = 0;
        throttle = new EmitThrottle();
        newChats = new NewChats(isCheckpointed);
        if (isRestored) {
            checkConfigured();
            emitRestored();
        }
        emitTask = getProcessingTimeService()
                .scheduleAtFixedRate(now -> emitDue(), EMIT_INTERVAL.toMillis(), EMIT_INTERVAL.toMillis());
    }

    /**
     * An event may have been configured since the checkpoint: its tag is checked at the first watermark, which may be before
     * its next post.
     */
    private void checkConfigured() throws Exception {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        for (Event event : options.events().all()) {
            int subtask = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    event.tag(), task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
            if (subtask == task.getIndexOfThisSubtask()) {
                setCurrentKey(event.tag());
                if (headers.value() != null) {
                    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, FIRST_WATERMARK);
                }
            }
        }
    }

    /** What the run before a failure emitted after the checkpoint is not known: all chats that may change are emitted again. */
    private void emitRestored() throws Exception {
        List<String> tags;
        try (Stream<String> stored = this.<String>getKeyedStateBackend().getKeys(HEADERS, VoidNamespace.INSTANCE)) {
            tags = stored.toList();
        }
        for (String tag : tags) {
            setCurrentKey(tag);
            TagHeader header = headers.value();
            if (!header.emitted().isEmpty()) {
                headers.update(header.withPendingDocuments());
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, FIRST_WATERMARK);
            }
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        newChats.begin(context.getCheckpointId());
        started.update(streamStartMillis == Long.MAX_VALUE ? List.of() : List.of(streamStartMillis));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        newChats.complete(checkpointId).forEach(this::process);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        super.notifyCheckpointAborted(checkpointId);
        newChats.abort(checkpointId);
    }

    @Override
    public void processElement(StreamRecord<TaggedPost> element) throws Exception {
        TaggedPost tagged = element.getValue();
        streamStartMillis = Math.min(streamStartMillis, tagged.post().atMillis());
        pending.computeIfAbsent(tagged.tag(), tag -> new ArrayList<>(2)).add(tagged);
        if (++pendingPosts >= MAX_PENDING) {
            emitDue();
            storePending();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!mark.equals(Watermark.MAX_WATERMARK)) {
            super.processWatermark(mark);
            return;
        }
        newChats.end();
        emitAll();
        super.processWatermark(mark);
        emitAll();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        emitDue();
        storePending();
    }

    @Override
    public void finish() throws Exception {
        emitTask.cancel(false);
        newChats.end();
        emitAll();
        super.finish();
    }

    /** Processes all pending tags. */
    private void emitAll() throws Exception {
        for (Map.Entry<String, List<TaggedPost>> entry : pending.entrySet()) {
            emit(entry.getKey(), entry.getValue());
        }
        pending.clear();
    }

    /**
     * Stores the posts of all pending tags, which stay pending. A tag without new posts is pending because its timer fired:
     * it gets another one, or nothing would emit its chats after a restore.
     */
    private void storePending() throws Exception {
        for (Map.Entry<String, List<TaggedPost>> entry : pending.entrySet()) {
            setCurrentKey(entry.getKey());
            if (!entry.getValue().isEmpty() || headers.value() != null) {
                TagState stored = storedAround(entry.getValue());
                TagState state = withPosts(chats(entry.getKey()), stored, entry.getValue());
                store(stored, scheduled(state, EventTime.plus(timers.currentWatermark(), 1)));
                entry.setValue(new ArrayList<>(2));
            }
        }
        pendingPosts = 0;
    }

    /** Processes the pending tags that do not have to wait. */
    private void emitDue() throws Exception {
        for (Iterator<Map.Entry<String, List<TaggedPost>>> tags =
                        pending.entrySet().iterator();
                tags.hasNext(); ) {
            Map.Entry<String, List<TaggedPost>> entry = tags.next();
            String tag = entry.getKey();
            long start = processingTime();
            if (!throttle.mustWait(tag, start)) {
                emit(tag, entry.getValue());
                tags.remove();
                throttle.emitted(tag, start, processingTime());
            }
        }
    }

    private long processingTime() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void emit(String tag, List<TaggedPost> batch) throws Exception {
        setCurrentKey(tag);
        pendingPosts -= batch.size();
        TagHeader header = headers.value();
        if (header == null && batch.isEmpty()) {
            return;
        }
        TagState stored = stored(header);
        TagChats chats = chats(tag);
        TagState state = chats.withoutBusyStart(withPosts(chats, stored, batch));
        long now = timers.currentWatermark();
        Sessions found = chats.findSessions(state);
        List<ChatSession> sessions = found.sessions();
        TagState emitted =
                chats.emitChanges(state, sessions, now, processingTime(), this::firstSeen, newChats, this::collect);
        TagState pruned = emitted.pruned(tag, found, now, options);
        if (chats.isExpired(pruned, now)) {
            headers.clear();
            minutes.clear();
            people.clear();
            return;
        }
        store(stored, scheduled(pruned, chats.nextCheckMillis(pruned, sessions, now)));
    }

    /** For tests, in which emitting takes no time. */
    EmitThrottle throttle() {
        return throttle;
    }

    private TagChats chats(String tag) {
        return new TagChats(tag, options, streamStartMillis);
    }

    private TagState stored(@Nullable TagHeader header) throws Exception {
        return header == null ? TagState.none(options.windowMinutes()) : PostsByMinute.join(header, minutes.entries());
    }

    /** The state of the current tag with no other posts than those of the same minutes as these. */
    private TagState storedAround(List<TaggedPost> batch) throws Exception {
        TagHeader header = headers.value();
        Map<Long, MinutePosts> around = new HashMap<>();
        for (TaggedPost tagged : batch) {
            long minute = PostsByMinute.minute(tagged.post());
            if (!around.containsKey(minute)) {
                MinutePosts known = minutes.get(minute);
                around.put(minute, known == null ? MinutePosts.NONE : known);
            }
        }
        return header == null ? TagState.none(options.windowMinutes()) : PostsByMinute.join(header, around.entrySet());
    }

    /** Sets the timer of the current tag, unless there is an earlier one. */
    private TagState scheduled(TagState state, long check) {
        long scheduled = state.header().nextCheckMillis();
        if (check < scheduled || scheduled <= timers.currentWatermark()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, check);
            return state.withNextCheck(check);
        }
        return state;
    }

    private TagState withPosts(TagChats chats, TagState state, List<TaggedPost> batch) throws Exception {
        if (batch.isEmpty()) {
            return state;
        }
        List<ChatPost> posts = new ArrayList<>(batch.size());
        List<String> spellings = new ArrayList<>(batch.size());
        Map<String, Long> authors = new HashMap<>();
        for (TaggedPost tagged : batch) {
            ChatPost post = tagged.post();
            posts.add(post);
            if (post.tagged()) {
                spellings.add(tagged.spelling());
                authors.merge(post.author().id(), post.atMillis(), Math::min);
            }
        }
        for (Map.Entry<String, Long> author : authors.entrySet()) {
            updateFirstSeen(Fingerprint.of(author.getKey()), author.getValue());
        }
        return chats.withPosts(state, posts, spellings);
    }

    /** Writes the header, and the posts of those minutes that have changed. */
    private void store(TagState before, TagState after) throws Exception {
        headers.update(after.header());
        for (Map.Entry<Long, MinutePosts> change :
                PostsByMinute.changes(before, after).entrySet()) {
            if (change.getValue().isEmpty()) {
                minutes.remove(change.getKey());
            } else {
                minutes.put(change.getKey(), change.getValue());
            }
        }
    }

    private void updateFirstSeen(long author, long atMillis) throws Exception {
        Long first = people.get(author);
        if (first == null || first > atMillis) {
            people.put(author, atMillis);
        }
    }

    private @Nullable Long firstSeen(String author) {
        try {
            return people.get(Fingerprint.of(author));
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read the state of a tag's people", e);
        }
    }

    private void collect(ChatRevision revision) {
        output.collect(new StreamRecord<>(revision));
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        process(timer.getKey());
    }

    /** Processes a tag as soon as it does not have to wait, without a new post. */
    private void process(String tag) {
        pending.computeIfAbsent(tag, key -> new ArrayList<>(2));
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("This operator registers no timers of processing time");
    }
}
