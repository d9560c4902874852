package io.rounds.chats;

import org.jspecify.annotations.Nullable;

/**
 * What is now to be said of a chat.
 *
 * @param version of its document, greater than all before
 * @param chat null where there is no such chat: it has become part of another one, or starts earlier than it seemed
 */
public record ChatRevision(
        String id, long version, @Nullable Chat chat) {}
