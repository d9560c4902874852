package io.rounds.chats.abuse;

import io.rounds.chats.posts.ChatPost;
import java.util.List;

/**
 * Something that an organizer should look at. It is shown, never hidden.
 *
 * @param kind {@code drift}, {@code spam}, {@code click_farm}, {@code flood} ...
 * @param tweets how many
 * @param accounts who, ids as of {@link ChatPost#author}, in order
 * @param handles theirs, in the same order
 * @param examples ids of some of the tweets, earliest first
 * @param reason one sentence for the organizer, with the figures that led to it
 */
public record Trouble(
        String kind, int tweets, List<String> accounts, List<String> handles, List<String> examples, String reason) {}
