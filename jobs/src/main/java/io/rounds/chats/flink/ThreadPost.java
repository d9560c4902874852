package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * A post of a thread.
 *
 * @param thread the first tweet, or the one that is answered where the network does not tell the first
 * @param opens tags of a question, which opens the thread; empty for a reply
 */
public record ThreadPost(String thread, List<String> opens, ChatPost post) {}
