package io.rounds.model;

import java.time.Instant;

/**
 * A tweet is gone and must leave the results: the network announced it, or an edit has replaced this version, which had
 * an id of its own.
 *
 * @param tweet the document id of the tweet, for example {@code x:123}
 * @param at when it was deleted or replaced, or when the notice was read where the network does not say
 */
public record Deletion(String tweet, Instant at) {}
