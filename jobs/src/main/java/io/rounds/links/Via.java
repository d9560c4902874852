package io.rounds.links;

import io.rounds.model.Reference;
import io.rounds.model.Tweet;
import org.jspecify.annotations.Nullable;

/**
 * From whom a share came: the tweet that was reposted or quoted, and its author, as far as the payload tells.
 *
 * @param author an id across networks, for example {@code x:123}
 * @param handle without {@code @}, lower case
 */
public record Via(
        @Nullable String tweet,
        @Nullable String author,
        @Nullable String handle) {

    /** Null where the tweet passes on nobody's. */
    static @Nullable Via of(Tweet tweet) {
        Reference passedOn = tweet.isRepost() ? tweet.repost() : tweet.quote();
        return tweet.isRepost() || passedOn.id() != null
                ? new Via(passedOn.id(), passedOn.author(), passedOn.handle())
                : null;
    }
}
