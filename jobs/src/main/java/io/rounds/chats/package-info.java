/**
 * Live chats: tweet chats and conferences, as their organizers see them, while they happen.
 *
 * <p>{@link io.rounds.chats.sessions.SessionFinder} tells when a hashtag becomes a chat and when it ends,
 * {@link io.rounds.chats.ChatAnalyst} makes the figures of a session from its posts, {@link io.rounds.chats.questions.Questions}
 * sorts answers to questions, {@link io.rounds.chats.abuse.TroubleFinder} looks for abuse of the tag. A session's figures are a
 * pure function of the set of its posts, so that order, lateness and duplicates do not matter.
 */
@NullMarked
package io.rounds.chats;

import io.rounds.chats.abuse.TroubleFinder;
import io.rounds.chats.questions.Questions;
import io.rounds.chats.sessions.SessionFinder;
import org.jspecify.annotations.NullMarked;
