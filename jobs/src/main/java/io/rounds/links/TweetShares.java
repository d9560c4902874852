package io.rounds.links;

import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.SourceRating;
import io.rounds.model.Tweet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links that a tweet shares, with the fields of the tweet that its shares carry.
 *
 * @param author an id across networks, for example {@code x:123}
 * @param followers of the author at that time
 * @param hashtags normalised
 * @param links each canonical form once; the address as written is dropped
 * @param ratings of the links' sources at that time, in the order of the links; one without a name for a link without a
 *     source; empty where they were not looked up
 * @param origin whom the author got it from; null for an original
 */
public record TweetShares(
        Kind kind,
        String author,
        String handle,
        @Nullable Integer followers,
        List<String> hashtags,
        List<String> communities,
        List<Link> links,
        List<SourceRating> ratings,
        @Nullable ShareOrigin origin) {

    /** The shares of a tweet; null where it has no link, or no longer a community. */
    static @Nullable TweetShares of(Tweet tweet) {
        if (tweet.links().isEmpty() || tweet.communities().isEmpty()) {
            return null;
        }
        List<String> hashtags = new ArrayList<>(tweet.hashtags().size());
        for (Hashtag hashtag : tweet.hashtags()) {
            hashtags.add(hashtag.tag());
        }
        List<Link> links = new ArrayList<>(tweet.links().size());
        for (Link link : tweet.links()) {
            links.add(canonical(link));
        }
        return new TweetShares(
                tweet.kind(),
                tweet.authorId(),
                tweet.author().handle(),
                tweet.author().followers(),
                hashtags,
                tweet.communities(),
                links,
                List.of(),
                ShareOrigin.of(tweet));
    }

    /** These shares without what is not needed to retract them. */
    TweetShares retraction() {
        return new TweetShares(kind, author, "", null, hashtags, communities, links, List.of(), null);
    }

    /** These shares with ratings of the links. */
    public TweetShares withRatings(List<SourceRating> found) {
        return new TweetShares(kind, author, handle, followers, hashtags, communities, links, found, origin);
    }

    /** The rating of one of its links; null where it was not looked up, or where the link has no source. */
    @Nullable SourceRating rating(Link link) {
        int at = ratings.isEmpty() ? -1 : links.indexOf(link);
        return at < 0 || ratings.get(at).source().isEmpty() ? null : ratings.get(at);
    }

    boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** Whether the tweet shares a link. */
    boolean contains(String canonical) {
        for (Link link : links) {
            if (link.canonical().equals(canonical)) {
                return true;
            }
        }
        return false;
    }

    private static Link canonical(Link link) {
        return new Link(
                link.canonical(),
                link.canonical(),
                link.domain(),
                link.publisher(),
                link.kind(),
                link.contentId(),
                link.doi(),
                link.pmid(),
                link.pmcid(),
                link.arxiv());
    }
}
