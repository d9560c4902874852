package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * A post of a thread.
 *
 * @param thread the first tweet of the thread, or the one replied to where the network does not say the first
 * @param questionTags the tags of a question, under which the replies in its thread count; empty for a reply
 */
public record ThreadPost(String thread, List<String> questionTags, ChatPost post) {}
