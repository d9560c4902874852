/**
 * Live chats: tweet chats and conferences, as their organizers see them, while they happen.
 *
 * <p>{@link io.rounds.chats.TagChats} finds the sessions of a hashtag and emits what has changed, and {@link
 * io.rounds.chats.ChatAnalyst} computes the figures of a session from its posts. They rest on {@code chats.sessions},
 * {@code chats.questions} and {@code chats.abuse}, which share nothing but {@code chats.posts}. A session's
 * figures are a pure function of the set of its posts, so that order, lateness and duplicates do not matter.
 */
@NullMarked
package io.rounds.chats;

import org.jspecify.annotations.NullMarked;
