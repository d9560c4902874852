package io.rounds.trends;

import io.rounds.model.Author;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Platform;
import io.rounds.model.Reference;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
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
        return TweetBuilder.copyOf(tweet)
                .text("text, corrected at " + at)
                .revision(replaces, at)
                .build();
    }

    /** This tweet as if it had been posted on Bluesky, where a repost comes without content. */
    public static Tweet ofBluesky(Tweet tweet) {
        TweetBuilder copy = TweetBuilder.copyOf(tweet)
                .id(tweet.id().replace("x:", "bluesky:"))
                .platform(Platform.BLUESKY);
        String original = tweet.repostOf();
        if (original != null) {
            copy.repost(new Reference(original.replace("x:", "bluesky:"), null, null));
        }
        return tweet.isRepost()
                ? copy.text("").hashtags(List.of()).links(List.of()).build()
                : copy.build();
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
        return TweetBuilder.tweet(Platform.X.id(Long.toString(id)))
                .url("https://x.com/" + author + "/status/" + id)
                .createdAt(at)
                .kind(kind)
                .author(new Author(author, author, author, 10, 10, at.minusSeconds(1_000_000), false, null))
                .text("text")
                .lang("en")
                .hashtags(tags.stream()
                        .map(tag -> new Hashtag(tag, id % 3 == 0 ? tag.toUpperCase(java.util.Locale.ROOT) : tag))
                        .toList())
                .links(links.stream().map(Tweets::link).toList())
                .repost(new Reference(repostOf, null, null))
                .communities(List.of("foamed"))
                .build();
    }

    private static Link link(String url) {
        return new Link(url, url, "litfl.com", "litfl.com", LinkKind.PAGE, null, null, null, null, null);
    }
}
