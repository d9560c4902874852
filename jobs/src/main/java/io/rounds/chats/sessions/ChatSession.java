package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import io.rounds.communities.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tweets of one chat.
 *
 * @param posts under its tag, in order of time, at least one
 * @param slot the time for which it is configured; null for one that was found
 * @param closesMillis when the watermark has reached that, no tweet on time can join it any more
 * @param tooLong whether it took as long as a chat can, so that it was cut, or all but. That is told by its own tweets, since
 *     those after it are not kept
 */
public record ChatSession(List<ChatPost> posts, Event.@Nullable Slot slot, long closesMillis, boolean tooLong) {
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

    /** The time that its tweets take up. */
    public TimeRange span() {
        return new TimeRange(Math.min(startMillis(), posts.get(0).atMillis()), Math.max(startMillis(), lastMillis()));
    }
}
