package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * What is known of a thread.
 *
 * @param tags of the question that opens it; empty while that has not come
 * @param waiting replies that came before the question
 * @param forgetMillis event time
 */
public record ThreadState(List<String> tags, List<ChatPost> waiting, long forgetMillis) {}
