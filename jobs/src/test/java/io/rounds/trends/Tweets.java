package io.rounds.trends;

import io.rounds.model.Author;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Platform;
import io.rounds.model.Tweet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up tweets for tests. */
public final class Tweets {
    private Tweets() {}

    /** An original in the community {@code foamed}. */
    public static Tweet original(long id, String author, Instant at, String... tags) {
        return tweet(id, author, at, Kind.ORIGINAL, null, List.of(tags), List.of());
    }

    /** A repost of another tweet. */
    public static Tweet repost(long id, String author, Instant at, long of, String... tags) {
        return tweet(id, author, at, Kind.REPOST, Platform.X.id(Long.toString(of)), List.of(tags), List.of());
    }

    /** This tweet as the later version of another. */
    public static Tweet edit(Tweet tweet, List<String> replaces, Instant at) {
        return new Tweet(
                tweet.id(),
                tweet.platform(),
                tweet.url(),
                tweet.createdAt(),
                tweet.kind(),
                "text, corrected at " + at,
                tweet.lang(),
                tweet.author(),
                tweet.hashtags(),
                tweet.mentions(),
                tweet.links(),
                tweet.communities(),
                tweet.replyTo(),
                tweet.repostOf(),
                tweet.repostOfAuthor(),
                tweet.repostOfHandle(),
                tweet.quoteOf(),
                tweet.quoteOfAuthor(),
                tweet.quoteOfHandle(),
                tweet.conversation(),
                tweet.labels(),
                tweet.confidentiality(),
                replaces,
                at);
    }

    /** This tweet as if it had been posted on Bluesky, where a repost comes without content. */
    public static Tweet ofBluesky(Tweet tweet) {
        return new Tweet(
                tweet.id().replace("x:", "bluesky:"),
                Platform.BLUESKY,
                tweet.url(),
                tweet.createdAt(),
                tweet.kind(),
                tweet.isRepost() ? "" : tweet.text(),
                tweet.lang(),
                tweet.author(),
                tweet.isRepost() ? List.of() : tweet.hashtags(),
                tweet.mentions(),
                tweet.isRepost() ? List.of() : tweet.links(),
                tweet.communities(),
                tweet.replyTo(),
                tweet.repostOf() == null ? null : tweet.repostOf().replace("x:", "bluesky:"),
                tweet.repostOfAuthor(),
                tweet.repostOfHandle(),
                tweet.quoteOf(),
                tweet.quoteOfAuthor(),
                tweet.quoteOfHandle(),
                tweet.conversation(),
                tweet.labels(),
                tweet.confidentiality(),
                tweet.replaces(),
                tweet.editedAt());
    }

    /** Tweets of a random stream in order of time: few hot tags, many rare ones, two thirds reposts. */
    public static List<Tweet> random(long seed, int count, Instant from, int minutes) {
        Random random = new Random(seed);
        List<Tweet> tweets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant at = from.plusMillis((long) (minutes * 60_000.0 * i / count));
            List<String> tags = new ArrayList<>();
            tags.add("foamed");
            for (int t = random.nextInt(3); t >= 0; t--) {
                String tag = "tag" + (int) Math.floor(Math.pow(random.nextDouble(), 3) * 60);
                if (!tags.contains(tag)) {
                    tags.add(tag);
                }
            }
            String author = "a" + (int) Math.floor(Math.pow(random.nextDouble(), 2) * 200);
            boolean repost = i > 10 && random.nextInt(3) > 0;
            List<String> links = random.nextInt(4) > 0 ? List.of() : List.of("https://litfl.com/" + random.nextInt(20));
            tweets.add(tweet(
                    1_000_000L + i,
                    author,
                    at,
                    repost ? Kind.REPOST : Kind.ORIGINAL,
                    repost ? Platform.X.id(Long.toString(1_000_000L + random.nextInt(i))) : null,
                    tags,
                    links));
        }
        return tweets;
    }

    private static Tweet tweet(
            long id,
            String author,
            Instant at,
            Kind kind,
            @org.jspecify.annotations.Nullable String repostOf,
            List<String> tags,
            List<String> links) {
        return new Tweet(
                Platform.X.id(Long.toString(id)),
                Platform.X,
                "https://x.com/" + author + "/status/" + id,
                at,
                kind,
                "text",
                "en",
                new Author(author, author, author, 10, 10, at.minusSeconds(1_000_000), false, null),
                tags.stream()
                        .map(tag -> new Hashtag(tag, id % 3 == 0 ? tag.toUpperCase(java.util.Locale.ROOT) : tag))
                        .toList(),
                List.of(),
                links.stream().map(Tweets::link).toList(),
                List.of("foamed"),
                null,
                repostOf,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Link link(String url) {
        return new Link(url, url, "litfl.com", "litfl.com", LinkKind.PAGE, null, null, null, null, null);
    }
}
