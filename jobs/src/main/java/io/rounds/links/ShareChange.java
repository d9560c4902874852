package io.rounds.links;

import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a link learns about one of its shares.
 *
 * @param link canonical form alone
 * @param author an id across networks
 * @param rating of the link's source at that time; null where it was not looked up, or where there is no source
 * @param shares 1 for a share more, -1 for one less, 0 for one that came and went before it was counted
 * @param steps by how much the link's document ages: 1 for each of the two, so that whoever knows the same of its shares
 *     has the same version, in whatever order it was learned
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

    /** What this version of a tweet says about one of its links. */
    static ShareChange of(TweetVersion tweet, TweetShares sharing, Link link, int shares, int steps) {
        return new ShareChange(
                link,
                tweet.tweet(),
                tweet.at(),
                sharing.author(),
                sharing.handle(),
                sharing.isRepost(),
                sharing.hashtags(),
                sharing.communities(),
                sharing.rating(link),
                shares,
                steps);
    }
}
