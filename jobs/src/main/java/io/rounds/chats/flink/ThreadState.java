package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * What is known of a thread.
 *
 * @param tags of its question; empty until that has arrived
 * @param waiting replies that arrived before the question
 * @param expiryMillis when the state is dropped, event time
 */
public record ThreadState(List<String> tags, List<ChatPost> waiting, long expiryMillis) {}
