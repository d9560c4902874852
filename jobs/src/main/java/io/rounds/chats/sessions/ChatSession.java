package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.communities.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of a chat: its tweets and its time.
 *
 * @param posts under its tag, in order of time, at least one
 * @param slot the time for which it is configured; null for one that was found
 * @param closesMillis from this watermark on, only late tweets can join it
 * @param tooLong whether it lasted about as long as a chat can, so that it may have been cut. Only its own tweets
 *     decide that, since those after it are not kept
 */
public record ChatSession(List<ChatPost> posts, Event.@Nullable Slot slot, long closesMillis, boolean tooLong) {
    /** The id of a chat's document: {@code wardwisdomchat@2026-01-06T20:00:00Z}. */
    public static String id(String tag, long startMillis) {
        return tag + '@' + Instant.ofEpochMilli(startMillis);
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

    /** Whether nothing can change it any more: the time in which its questions may be answered is over. */
    public boolean isFinal(long nowMillis, ChatOptions options) {
        return nowMillis >= EventTime.plus(closesMillis, options.answerHours() * EventTime.HOUR);
    }

    /** From its first to its last tweet. */
    public TimeRange range() {
        return new TimeRange(Math.min(startMillis(), posts.get(0).atMillis()), Math.max(startMillis(), lastMillis()));
    }
}
