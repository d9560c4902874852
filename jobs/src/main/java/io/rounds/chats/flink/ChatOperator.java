package io.rounds.chats.flink;

import io.rounds.chats.ChatRevision;
import io.rounds.chats.TagChats;
import io.rounds.chats.posts.ChatPost;
import io.rounds.chats.sessions.ChatOptions;
import io.rounds.chats.sessions.ChatSession;
import io.rounds.chats.sessions.TagState;
import io.rounds.flink.SerializerTypeInfo;
import io.rounds.model.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
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
 * Watches each tag: keeps what {@link TagChats} needs to know of it, and tells what has changed of its chats.
 *
 * <p>What comes is worked off twice a second, so that a chat is told at most twice a second, however many tweets it has; and
 * before a checkpoint's barrier, so that nothing waits in a checkpoint and all that has changed was told before it. Each
 * tag has one timer of event time for what happens without a tweet: a chat closes, a question stays unanswered, old tweets
 * can go.
 *
 * <p>What was told between a checkpoint and a failure is not known any more after it, and need not be told again: tweets may
 * come in another order then, so that a chat never seems to start where it seemed to start before. Such chats are taken back
 * when their tweets go.
 */
public final class ChatOperator extends AbstractStreamOperator<ChatRevision>
        implements OneInputStreamOperator<TaggedPost, ChatRevision>, Triggerable<String, VoidNamespace> {
    private static final long serialVersionUID = 1;
    private static final Duration TELL_EVERY = Duration.ofMillis(500);
    private static final int MOST_WAITING = 100_000;

    private final ChatOptions options;
    private transient ValueState<TagState> state;
    private transient MapState<Long, Long> people;
    private transient ListState<Long> started;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient ScheduledFuture<?> telling;
    /** Tags that are to be looked at, with the posts that have come. */
    private transient Map<String, List<TaggedPost>> waiting;

    private transient int waitingPosts;
    private transient EmitThrottle rests;
    private transient long watchedFrom;
    private transient long restoredMillis;

    public ChatOperator(ChatOptions options) {
        this.options = options;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        restoredMillis = context.isRestored() ? processingTime() : Long.MIN_VALUE;
    }

    @Override
    public void open() throws Exception {
        super.open();
        started = getOperatorStateBackend().getUnionListState(new ListStateDescriptor<>("started", Types.LONG));
        watchedFrom = Long.MAX_VALUE;
        for (Long millis : started.get()) {
            watchedFrom = Math.min(watchedFrom, millis);
        }
        state = getKeyedStateStore()
                .getState(new ValueStateDescriptor<>(
                        "tag", new SerializerTypeInfo<>(TagState.class, TagHeaderSerializer.INSTANCE)));
        people = getKeyedStateStore().getMapState(new MapStateDescriptor<>("people", Types.LONG, Types.LONG));
        timers = getInternalTimerService("look", VoidNamespaceSerializer.INSTANCE, this);
        waiting = new LinkedHashMap<>();
        waitingPosts = 0;
        rests = new EmitThrottle();
        telling = getProcessingTimeService()
                .scheduleAtFixedRate(now -> tellSome(), TELL_EVERY.toMillis(), TELL_EVERY.toMillis());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        started.update(watchedFrom == Long.MAX_VALUE ? List.of() : List.of(watchedFrom));
    }

    @Override
    public void processElement(StreamRecord<TaggedPost> element) throws Exception {
        TaggedPost tagged = element.getValue();
        watchedFrom = Math.min(watchedFrom, tagged.post().atMillis());
        waiting.computeIfAbsent(tagged.tag(), tag -> new ArrayList<>(2)).add(tagged);
        if (++waitingPosts >= MOST_WAITING) {
            tellAll();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (!mark.equals(Watermark.MAX_WATERMARK)) {
            super.processWatermark(mark);
            return;
        }
        tellAll();
        super.processWatermark(mark);
        tellAll();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        tellAll();
    }

    @Override
    public void finish() throws Exception {
        telling.cancel(false);
        tellAll();
        super.finish();
    }

    /** Tells of all tags that wait. */
    private void tellAll() throws Exception {
        for (Map.Entry<String, List<TaggedPost>> entry : waiting.entrySet()) {
            tell(entry.getKey(), entry.getValue());
        }
        waiting.clear();
        rests.end();
    }

    /** Tells of the tags that wait and do not rest. */
    private void tellSome() throws Exception {
        for (Iterator<Map.Entry<String, List<TaggedPost>>> tags =
                        waiting.entrySet().iterator();
                tags.hasNext(); ) {
            Map.Entry<String, List<TaggedPost>> entry = tags.next();
            String tag = entry.getKey();
            long began = processingTime();
            if (!rests.rests(tag, began)) {
                tell(tag, entry.getValue());
                tags.remove();
                rests.told(tag, began, processingTime());
            }
        }
    }

    private long processingTime() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    /** What is known of the tag with what has come; null where that is nothing. */
    private @Nullable TagState with(String tag, List<TaggedPost> batch) throws Exception {
        TagState known = state.value();
        if (batch.isEmpty()) {
            return known;
        }
        List<ChatPost> posts = new ArrayList<>(batch.size());
        List<String> spellings = new ArrayList<>(batch.size());
        for (TaggedPost tagged : batch) {
            posts.add(tagged.post());
            if (tagged.post().tagged()) {
                spellings.add(tagged.spelling());
                see(tagged.post());
            }
        }
        return chats(tag).plus(known == null ? TagState.none(options.windowMinutes()) : known, posts, spellings);
    }

    /** Notes when an author was first seen under the tag. */
    private void see(ChatPost post) throws Exception {
        long author = Fingerprint.of(post.author());
        Long first = people.get(author);
        if (first == null || first > post.atMillis()) {
            people.put(author, post.atMillis());
        }
    }

    private void tell(String tag, List<TaggedPost> batch) throws Exception {
        setCurrentKey(tag);
        waitingPosts -= batch.size();
        TagState known = with(tag, batch);
        if (known == null) {
            return;
        }
        TagChats chats = chats(tag);
        TagState watch = chats.withoutBusyStart(known);
        long now = timers.currentWatermark();
        List<ChatSession> sessions = chats.sessions(watch);
        TagState told = chats.tell(
                watch,
                sessions,
                now,
                getProcessingTimeService().getCurrentProcessingTime(),
                this::firstSeen,
                this::send);
        TagState pruned = told.pruned(tag, sessions, now, options);
        chats.strays(told, pruned, sessions, restoredMillis)
                .forEach(id -> send(new ChatRevision(id, told.version(), null)));
        if (chats.isForgotten(pruned, now)) {
            state.clear();
            people.clear();
            return;
        }
        long look = chats.nextLook(pruned, sessions, now);
        if (look < pruned.lookMillis() || pruned.lookMillis() <= now) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, look);
            pruned = pruned.lookingAt(look);
        }
        state.update(pruned);
    }

    private @Nullable Long firstSeen(String author) {
        try {
            return people.get(Fingerprint.of(author));
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be read", e);
        }
    }

    private void send(ChatRevision revision) {
        output.collect(new StreamRecord<>(revision));
    }

    private TagChats chats(String tag) {
        return new TagChats(tag, options, watchedFrom);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        waiting.computeIfAbsent(timer.getKey(), tag -> new ArrayList<>(2));
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of processing time is ever set");
    }
}
