package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import io.rounds.flink.SerializerTypeInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds to a chat the replies that lack its tag: it remembers questions by their thread, and sends each reply to the tags of
 * its question. A reply that arrives before its question waits for it.
 */
final class ThreadFunction extends KeyedProcessFunction<String, ThreadPost, TaggedPost> {
    private static final long serialVersionUID = 1;
    /** How long a reply waits for its question: long enough for tweets that arrive out of order. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int MAX_WAITING = 1_000;

    private final long answersMillis;
    private transient ValueState<ThreadState> thread;

    /** @param answers for how long a question is kept */
    public ThreadFunction(Duration answers) {
        this.answersMillis = answers.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        thread = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "thread", new SerializerTypeInfo<>(ThreadState.class, ThreadStateSerializer.INSTANCE)));
    }

    @Override
    public void processElement(ThreadPost next, Context context, Collector<TaggedPost> out) throws Exception {
        ThreadState before = thread.value();
        ThreadState known = before == null ? new ThreadState(List.of(), List.of(), Long.MIN_VALUE) : before;
        ThreadState after;
        if (!next.questionTags().isEmpty()) {
            known.waiting().forEach(reply -> send(reply, next.questionTags(), out));
            after = new ThreadState(next.questionTags(), List.of(), expiry(known, next, answersMillis));
        } else if (!known.tags().isEmpty()) {
            send(next.post(), known.tags(), out);
            return;
        } else {
            List<ChatPost> waiting = new ArrayList<>(known.waiting());
            if (waiting.size() < MAX_WAITING) {
                waiting.add(next.post());
            }
            after = new ThreadState(List.of(), List.copyOf(waiting), expiry(known, next, MAX_WAIT.toMillis()));
        }
        thread.update(after);
        if (after.expiryMillis() > known.expiryMillis()) {
            context.timerService().registerEventTimeTimer(after.expiryMillis());
        }
    }

    /** Rounded up to the minute, so that a busy thread has few timers. */
    private static long expiry(ThreadState known, ThreadPost next, long later) {
        long expiry = (Math.floorDiv(next.post().atMillis() + later, MINUTE_MILLIS) + 1) * MINUTE_MILLIS - 1;
        return Math.max(known.expiryMillis(), expiry);
    }

    private static void send(ChatPost reply, List<String> tags, Collector<TaggedPost> out) {
        for (String tag : tags) {
            if (!reply.content().hashtags().contains(tag)) {
                out.collect(new TaggedPost(tag, "", reply.untagged()));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TaggedPost> out) throws Exception {
        ThreadState known = thread.value();
        if (known != null && known.expiryMillis() <= timestamp) {
            thread.clear();
        }
    }
}
