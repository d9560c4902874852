package io.rounds.model;

import org.jspecify.annotations.Nullable;

/** What one piece of input turned out to be: exactly one of these is set. */
public record Parsed(
        @Nullable Tweet tweet,
        @Nullable Deletion deletion,
        @Nullable Rejected rejected,
        @Nullable Publication publication) {

    public static Parsed of(Tweet tweet) {
        return new Parsed(tweet, null, null, null);
    }

    public static Parsed of(Deletion deletion) {
        return new Parsed(null, deletion, null, null);
    }

    public static Parsed of(Rejected rejected) {
        return new Parsed(null, null, rejected, null);
    }

    public static Parsed of(Publication publication) {
        return new Parsed(null, null, null, publication);
    }
}
