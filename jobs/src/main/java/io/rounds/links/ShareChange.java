package io.rounds.links;

import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of one share of a link: the share is added or removed.
 *
 * @param link canonical form alone
 * @param author an id across networks
 * @param rating of the link's source at that time; null where it was not looked up, or where there is no source
 * @param shares 1 for an added share, -1 for a removed one, 0 for one that was added and removed before it was counted
 * @param steps by how much the version of the link's document grows: 1 for each addition and each removal, so that the same
 *     changes give the same version in any order
 */
public record ShareChange(
        Link link,
        String tweet,
        Instant at,
        String author,
        String handle,
        boolean repost,
        List<String> hashtags,
        List<String> communities,
        @Nullable SourceRating rating,
        int shares,
        int steps) {

    /** The change that this version of a tweet makes to one of its links. */
    static ShareChange of(TweetVersion tweet, TweetShares all, Link link, int shares, int steps) {
        return new ShareChange(
                link,
                tweet.tweet(),
                tweet.at(),
                all.author(),
                all.handle(),
                all.isRepost(),
                all.hashtags(),
                all.communities(),
                all.rating(link),
                shares,
                steps);
    }
}
