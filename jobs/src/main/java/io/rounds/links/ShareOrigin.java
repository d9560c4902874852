package io.rounds.links;

import io.rounds.model.Reference;
import io.rounds.model.Tweet;
import org.jspecify.annotations.Nullable;

/**
 * The tweet that was reposted or quoted, and its author, as far as the payload names them.
 *
 * @param author an id across networks, for example {@code x:123}
 * @param handle without {@code @}, lower case
 */
public record ShareOrigin(
        @Nullable String tweet,
        @Nullable String author,
        @Nullable String handle) {

    /** The origin of a repost or quote; null for other tweets. */
    static @Nullable ShareOrigin of(Tweet tweet) {
        Reference reference = tweet.isRepost() ? tweet.repost() : tweet.quote();
        return tweet.isRepost() || reference.id() != null
                ? new ShareOrigin(reference.id(), reference.author(), reference.handle())
                : null;
    }
}
