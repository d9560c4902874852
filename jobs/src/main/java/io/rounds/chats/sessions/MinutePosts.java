package io.rounds.chats.sessions;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * The posts of a tag that were written within one minute.
 *
 * @param posts under the tag, in order of time
 * @param threads posts that only answer questions, in order of time; see {@link TagState#threads}
 */
public record MinutePosts(List<ChatPost> posts, List<ChatPost> threads) {
    public static final MinutePosts NONE = new MinutePosts(List.of(), List.of());

    public boolean isEmpty() {
        return posts.isEmpty() && threads.isEmpty();
    }
}
