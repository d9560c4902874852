package io.rounds.model;

/**
 * A hashtag of a tweet.
 *
 * @param tag what is counted and compared: no {@code #}, NFKC, case-folded
 * @param spelling as the author wrote it, without {@code #}
 */
public record Hashtag(String tag, String spelling) {}
