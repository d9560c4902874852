package io.rounds.chats;

import org.jspecify.annotations.Nullable;

/**
 * A new version of a chat's document, or its removal.
 *
 * @param version of the document, greater than all versions before
 * @param chat null where the document is removed: the chat has become part of another one, or starts earlier than it seemed
 */
public record ChatRevision(
        String id, long version, @Nullable Chat chat) {}
