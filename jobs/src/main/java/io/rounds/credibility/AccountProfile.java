package io.rounds.credibility;

import io.rounds.model.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an account. Nothing else of it is used: no name, no description, no picture.
 *
 * @param createdAt when it was created
 * @param followers accounts that follow it
 * @param following accounts that it follows
 */
public record AccountProfile(
        @Nullable Instant createdAt,
        @Nullable Integer followers,
        @Nullable Integer following) {
    /** The network gives no metadata. */
    static final AccountProfile UNKNOWN = new AccountProfile(null, null, null);

    static AccountProfile of(Author author) {
        return new AccountProfile(author.createdAt(), author.followers(), author.following());
    }
}
