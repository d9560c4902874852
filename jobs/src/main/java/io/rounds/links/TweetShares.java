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
 * Which links a tweet shares, and all that its shares say about it.
 *
 * @param author an id across networks, for example {@code x:123}
 * @param followers of the author at that time
 * @param hashtags normalised
 * @param links each canonical form once, and under it alone: how the tweet spelled them does not matter here
 * @param ratings of the links' sources at that time, in the order of the links; one without a name for a link without a
 *     source; empty where they were not looked up
 * @param via from whom it came; null where it is the author's own
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
        @Nullable ShareOrigin via) {

    /** What a tweet shares; null where it has no link, or no community any more. */
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

    TweetShares toTakeBack() {
        return new TweetShares(kind, author, "", null, hashtags, communities, links, List.of(), null);
    }

    /** The same with ratings of its links. */
    public TweetShares withRatings(List<SourceRating> found) {
        return new TweetShares(kind, author, handle, followers, hashtags, communities, links, found, via);
    }

    /** The rating of one of its links; null where it was not looked up, or where the link has no source. */
    @Nullable SourceRating rating(Link link) {
        int at = ratings.isEmpty() ? -1 : links.indexOf(link);
        return at < 0 || ratings.get(at).source().isEmpty() ? null : ratings.get(at);
    }

    boolean isRepost() {
        return kind == Kind.REPOST;
    }

    /** The link of this canonical form, if the tweet shares it. */
    boolean shares(String canonical) {
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
