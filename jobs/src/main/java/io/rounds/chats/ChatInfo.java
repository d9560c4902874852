package io.rounds.chats;

import java.util.List;

/**
 * What a chat is called and when it takes place.
 *
 * @param id of its document: {@code wardwisdomchat@2026-01-06T20:00:00Z}
 * @param tag normalised
 * @param tags the tag and its alternatives
 * @param live whether tweets can still join it
 * @param scheduled whether it is configured; otherwise it was found
 * @param startMillis the configured start, or the first tweet
 * @param endMillis the configured end, or the last tweet; without meaning while it is live
 */
public record ChatInfo(
        String id,
        String tag,
        List<String> tags,
        String title,
        boolean live,
        boolean scheduled,
        long startMillis,
        long endMillis) {}
