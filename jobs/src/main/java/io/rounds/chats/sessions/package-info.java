/**
 * When a hashtag becomes a chat, and when the chat ends: {@link io.rounds.chats.sessions.SessionFinder} finds sessions where
 * more authors write than {@link io.rounds.chats.sessions.TagActivity} expects of the tag, and {@link
 * io.rounds.chats.sessions.TagState} is what is kept of a tag between two looks.
 */
@NullMarked
package io.rounds.chats.sessions;

import org.jspecify.annotations.NullMarked;
