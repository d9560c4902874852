package io.rounds.model;

import org.jspecify.annotations.Nullable;

/**
 * Another tweet that a tweet reposts or quotes, as far as the payload describes it.
 *
 * @param id the id of the other tweet, for example {@code x:123}; null where the payload does not give it
 * @param author the id of its author, as of {@link Tweet#authorId()}; null where the payload does not give it
 * @param handle its author's handle, without {@code @}, lower case; null where the payload does not give it
 */
public record Reference(
        @Nullable String id,
        @Nullable String author,
        @Nullable String handle) {
    /** No tweet, or one of which nothing is known. */
    public static final Reference NONE = new Reference(null, null, null);
}
