package io.rounds.model;

import org.jspecify.annotations.Nullable;

/**
 * How credible a source is held to be, from a day on.
 *
 * @param source an id as of {@link Source#id()}
 * @param fromDay days since 1970-01-01, UTC: the day after the one at whose end it was found
 * @param rating in a word
 * @param score 0 to 100; null where unrated
 */
public record SourceRating(
        String source,
        long fromDay,
        Rating rating,
        @Nullable Double score) {}
