package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.communities.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of a chat: its tweets and its time.
 *
 * @param posts under its tag, in order of time, at least one
 * @param slot the time for which it is configured; null for one that was found
 * @param closesMillis from this watermark on, only late tweets can join it
 * @param inBaseline whether its people count as usual activity: it lasted about as long as a chat can, without a night, so that it is
 *     how people use the tag (only its own tweets decide that, since those after it are not kept); or it is a session because of
 *     a later one
 */
public record ChatSession(List<ChatPost> posts, Event.@Nullable Slot slot, long closesMillis, boolean inBaseline) {
    public static final Comparator<ChatSession> BY_START = Comparator.comparingLong(ChatSession::startMillis);

    /** The id of a chat's document: {@code wardwisdomchat@2026-01-06T20:00:00Z}. */
    public static String id(String tag, long startMillis) {
        return tag + '@' + Instant.ofEpochMilli(startMillis);
    }

    /** The same, whose people count as usual activity. */
    ChatSession asUsual() {
        return new ChatSession(posts, slot, closesMillis, true);
    }

    /** The id of the chat's document. */
    public String id(String tag) {
        return id(tag, startMillis());
    }

    /** The configured start, or the first tweet. */
    public long startMillis() {
        return slot == null ? posts.get(0).atMillis() : slot.startMillis();
    }

    /** The configured end, or the last tweet. */
    public long endMillis() {
        return slot == null ? lastMillis() : slot.endMillis();
    }

    public long lastMillis() {
        return posts.get(posts.size() - 1).atMillis();
    }

    /** From its first to its last tweet, whatever was configured. */
    TimeRange postsRange() {
        return new TimeRange(posts.get(0).atMillis(), lastMillis());
    }

    /** Whether nothing can change it any more: the time in which its questions may be answered is over. */
    public boolean isFinal(long nowMillis, ChatOptions options) {
        return nowMillis >= EventTime.plus(closesMillis, options.answerHours() * EventTime.HOUR);
    }

    /** From its first to its last tweet. */
    public TimeRange range() {
        return new TimeRange(Math.min(startMillis(), posts.get(0).atMillis()), Math.max(startMillis(), lastMillis()));
    }
}
