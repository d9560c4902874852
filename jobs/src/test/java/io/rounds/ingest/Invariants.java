package io.rounds.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.extract.links.Links;
import io.rounds.extract.text.Tags;
import io.rounds.model.Deletion;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Parsed;
import io.rounds.model.Reason;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What holds for whatever comes out of any input. Plain conditions, no assertion library: they are tried millions of times.
 */
public final class Invariants {
    private static final Instant FIRST_TWEET = Instant.parse("2006-03-21T00:00:00Z");
    private static final Links LINKS = Links.load();

    private Invariants() {}

    public static void check(List<Parsed> results) {
        for (Parsed parsed : results) {
            check(parsed);
        }
    }

    public static void check(Parsed parsed) {
        Tweet tweet = parsed.tweet();
        Deletion deletion = parsed.deletion();
        Rejected rejected = parsed.rejected();
        int things = (tweet == null ? 0 : 1) + (deletion == null ? 0 : 1) + (rejected == null ? 0 : 1);
        require(things == 1, "a result is one thing", parsed);
        if (tweet != null) {
            check(tweet);
        } else if (rejected != null) {
            require(
                    rejected.reason() != Reason.UNKNOWN_FORMAT
                            || !rejected.detail().contains("defect"),
                    "no defect",
                    rejected);
            require(
                    rejected.payload().getBytes(UTF_8).length <= Rejected.MAX_PAYLOAD_BYTES,
                    "a payload is cut",
                    rejected.id());
        }
    }

    private static void check(Tweet tweet) {
        require(tweet.id().startsWith(tweet.platform().prefix() + ':'), "ids name the network", tweet.id());
        require(!tweet.createdAt().isBefore(FIRST_TWEET), "dates lie after the first tweet", tweet.createdAt());
        require(
                !tweet.createdAt().isAfter(Parsing.NOW.plus(Duration.ofDays(1))),
                "dates lie before tomorrow",
                tweet.createdAt());
        requireText(tweet.text());
        requireText(tweet.author().name());
        for (Hashtag hashtag : tweet.hashtags()) {
            requireText(hashtag.spelling());
            require(!hashtag.tag().isEmpty(), "hashtags are not empty", hashtag);
            require(Tags.normalise(hashtag.tag()).equals(hashtag.tag()), "tags are normalised", hashtag);
        }
        for (String mention : tweet.mentions()) {
            require(mention.equals(mention.toLowerCase(Locale.ROOT)), "mentions are in lower case", mention);
        }
        tweet.links().forEach(Invariants::check);
    }

    private static void check(Link link) {
        requireText(link.url());
        require("https".equals(URI.create(link.canonical()).getScheme()), "canonical forms are URLs", link);
        Link again = LINKS.link(link.canonical());
        boolean same = again != null
                && again.canonical().equals(link.canonical())
                && again.kind() == link.kind()
                && Objects.equals(again.doi(), link.doi())
                && Objects.equals(again.publisher(), link.publisher());
        require(same, "canonical forms are fixed points", link);
    }

    private static void requireText(@Nullable String text) {
        require(text == null || new String(text.getBytes(UTF_8), UTF_8).equals(text), "texts are Unicode", text);
    }

    public static void require(boolean holds, String what, @Nullable Object instead) {
        if (!holds) {
            throw new AssertionError(what + ", but: " + instead);
        }
    }
}
