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
public record AccountProfile(
        @Nullable Instant createdAt,
        @Nullable Integer followers,
        @Nullable Integer following) {
    /** Where the network tells nothing. */
    static final AccountProfile UNKNOWN = new AccountProfile(null, null, null);

    static AccountProfile of(Author author) {
        return new AccountProfile(author.createdAt(), author.followers(), author.following());
    }
}
