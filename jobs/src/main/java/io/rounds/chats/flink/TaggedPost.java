package io.rounds.chats.flink;

import io.rounds.chats.posts.ChatPost;

/**
 * A post and the tag under which it is looked at.
 *
 * @param tag normalised, the main one of an event with several
 * @param spelling as the author wrote it; empty for a reply without the tag
 */
public record TaggedPost(String tag, String spelling, ChatPost post) {}
