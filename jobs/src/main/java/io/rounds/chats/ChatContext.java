package io.rounds.chats;

import java.time.Instant;
import java.util.List;

/**
 * What a chat is called and when it is, beside its tweets.
 *
 * @param id of its document
 * @param tag normalised
 * @param tags the tag and its alternatives
 * @param live whether tweets can still join it
 * @param scheduled whether it is configured
 * @param startMillis configured, or of the first tweet
 * @param endMillis configured, or of the last tweet
 * @param nowMillis event time: of the latest tweet under the tag, or later
 * @param moderators configured handles, lower case; empty where they are to be found
 */
public record ChatContext(
        String id,
        String tag,
        List<String> tags,
        String title,
        boolean live,
        boolean scheduled,
        long startMillis,
        long endMillis,
        long nowMillis,
        List<String> moderators) {
    /** The id of the chat's document: {@code wardwisdomchat@2026-01-06T20:00:00Z}. */
    public static String id(String tag, long startMillis) {
        return tag + '@' + Instant.ofEpochMilli(startMillis);
    }
}
