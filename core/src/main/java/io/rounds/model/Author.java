package io.rounds.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a tweet, as the network described the account at the time of the tweet.
 *
 * @param id the network's own id of the account; {@code @handle} in lower case where an archive gives no id
 * @param handle the name without {@code @}, as written
 * @param name the display name
 * @param followers accounts that follow this one, 0 or more
 * @param following accounts that this one follows, 0 or more
 * @param createdAt when the account was opened
 * @param verified whether the network shows the account as verified; null where it does not say
 * @param automated whether the account says that it is run by a program; null where the network does not say
 */
public record Author(
        String id,
        String handle,
        @Nullable String name,
        @Nullable Integer followers,
        @Nullable Integer following,
        @Nullable Instant createdAt,
        @Nullable Boolean verified,
        @Nullable Boolean automated) {}
