package io.rounds.credibility;

import io.rounds.model.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the network tells about an account. Nothing else of it is used: no name, no description, no picture.
 *
 * @param createdAt when it was opened
 * @param followers accounts that follow it
 * @param following accounts that it follows
 */
public record Profile(
        @Nullable Instant createdAt,
        @Nullable Integer followers,
        @Nullable Integer following) {
    /** Where the network tells nothing. */
    static final Profile UNKNOWN = new Profile(null, null, null);

    static Profile of(Author author) {
        return new Profile(author.createdAt(), author.followers(), author.following());
    }
}
