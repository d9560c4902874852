package io.rounds.model;

import java.time.Instant;

/**
 * The network's notice that a tweet is gone and must leave the results.
 *
 * @param tweet the document id of the tweet, for example {@code x:123}
 * @param at when it was deleted, or when the notice was read where the network does not say
 */
public record Deletion(String tweet, Instant at) {}
