package io.rounds.links;

import io.rounds.model.Author;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Reference;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import java.time.Instant;
import java.util.List;

/** Made-up shares for tests. */
public final class Shares {
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Shares() {}

    /** A page of litfl.com. */
    public static Link page(String path) {
        String url = "https://litfl.com/" + path;
        return new Link(url, url, "litfl.com", "litfl.com", LinkKind.PAGE, null, null, null, null, null);
    }

    /** A version of a tweet with these links. */
    public static TweetVersion version(long tweet, long version, Instant at, Link... links) {
        TweetShares shares = new TweetShares(
                Kind.ORIGINAL,
                "x:7",
                "em_doc",
                10,
                List.of("foamed"),
                List.of("foamed"),
                List.of(links),
                List.of(),
                null);
        return new TweetVersion("x:" + tweet, version, at, links.length == 0 ? null : shares);
    }

    /** A tweet in the community foamed with these links. */
    public static Tweet tweet(long id, Instant at, Kind kind, String... paths) {
        Reference original = new Reference("x:1", "x:9", "litfl");
        return TweetBuilder.tweet("x:" + id)
                .url("https://x.com/em_doc/status/" + id)
                .createdAt(at)
                .kind(kind)
                .author(new Author("7", "EM_Doc", "EM", 10, 20, at, false, null))
                .text("text")
                .lang("en")
                .hashtags(List.of(new Hashtag("foamed", "FOAMed"), new Hashtag("sepsis", "Sepsis")))
                .links(List.of(paths).stream().map(Shares::page).toList())
                .repost(kind == Kind.REPOST ? original : Reference.NONE)
                .quote(kind == Kind.QUOTE ? original : Reference.NONE)
                .communities(List.of("foamed"))
                .build();
    }

    /** A share more or less of the page {@code p}. */
    public static ShareChange change(
            int shares, long tweet, Instant at, String author, boolean repost, List<String> tags, List<String> in) {
        return new ShareChange(page("p"), "x:" + tweet, at, author, "h" + author, repost, tags, in, null, shares, 1);
    }

    /** A share more. */
    static ShareChange share(long tweet, long second, String author, boolean repost, String... tags) {
        return change(1, tweet, NOON.plusSeconds(second), author, repost, List.of(tags), List.of("foamed"));
    }

    /** The opposite of a share. */
    public static ShareChange removal(ShareChange share) {
        return new ShareChange(
                share.link(),
                share.tweet(),
                share.at(),
                share.author(),
                share.handle(),
                share.repost(),
                share.hashtags(),
                share.communities(),
                share.rating(),
                -1,
                1);
    }
}
