package io.rounds.links;

import io.rounds.model.Tweet;
import org.jspecify.annotations.Nullable;

/**
 * From whom a share came: the tweet that was reposted or quoted, and its author, as far as the payload tells.
 *
 * @param author an id across networks, for example {@code x:123}
 * @param handle without {@code @}, lower case
 */
public record ShareOrigin(
        @Nullable String tweet,
        @Nullable String author,
        @Nullable String handle) {

    /** Null where the tweet passes on nobody's. */
    static @Nullable ShareOrigin of(Tweet tweet) {
        if (tweet.isRepost()) {
            return new ShareOrigin(tweet.repostOf(), tweet.repostOfAuthor(), tweet.repostOfHandle());
        }
        return tweet.quoteOf() == null ? null : new ShareOrigin(tweet.quoteOf(), tweet.quoteOfAuthor(), tweet.quoteOfHandle());
    }
}
