package io.rounds.chats;

import java.util.List;

/**
 * What the figures of a chat depend on beside its posts.
 *
 * @param nowMillis event time: that of the latest tweet under the tag, or later
 * @param moderators configured handles, lower case; empty where they have to be found
 */
public record ChatContext(ChatInfo info, long nowMillis, List<String> moderators) {}
