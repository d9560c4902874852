package io.rounds.sink;

import io.rounds.documents.Indices;
import io.rounds.model.Author;
import io.rounds.model.Document;
import io.rounds.model.Excerpt;
import io.rounds.model.Hashtag;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Origin;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import io.rounds.model.Reference;
import io.rounds.model.Rejected;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import java.time.Instant;
import java.util.List;

/** Self-written input for the tests of sinks. */
public final class SinkSamples {
    public static final Instant AT = Instant.parse("2026-11-21T20:15:30Z");

    private SinkSamples() {}

    /** A tweet in which everything is set. */
    public static Tweet fullTweet() {
        Author author = new Author(
                "77", "EM_Doc", "Emma \"ER\" 🚑\n", 1234, 56, Instant.parse("2012-01-02T03:04:05.678Z"), true, true);
        List<Link> links = List.of(
                new Link(
                        "https://doi.org/10.1056/NEJMoa2021436?utm_source=x",
                        "https://doi.org/10.1056/nejmoa2021436",
                        "doi.org",
                        "nejm.org",
                        LinkKind.PAPER,
                        null,
                        "10.1056/nejmoa2021436",
                        "32678530",
                        "PMC7383595",
                        "1301.5277"),
                new Link(
                        "https://youtu.be/dQw4w9WgXcQ",
                        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                        "youtube.com",
                        "youtube.com",
                        LinkKind.VIDEO,
                        "youtube:dQw4w9WgXcQ",
                        null,
                        null,
                        null,
                        null));
        return TweetBuilder.tweet("x:123")
                .url("https://x.com/EM_Doc/status/123")
                .createdAt(AT)
                .kind(Kind.QUOTE)
                .author(author)
                .text("Ärzte lesen: \"sepsis\" \\ \u0001\u2028 🩺\nnew line #FOAMed")
                .lang("de")
                .hashtags(List.of(new Hashtag("foamed", "FOAMed"), new Hashtag("sepsis", "Sepsis")))
                .mentions("litfl")
                .links(links)
                .replyTo("x:100")
                .repost(new Reference("x:101", "x:44", "litfl"))
                .quote(new Reference("x:102", "x:45", "emcrit"))
                .conversation("x:90")
                .revision(List.of("x:121", "x:122"), AT)
                .communities(List.of("foamed"))
                .marks(List.of("T1"), List.of("mrn"))
                .build();
    }

    /** A tweet of which only what must be there is set. */
    public static Tweet bareTweet(String id) {
        return TweetBuilder.tweet(id)
                .platform(Platform.MASTODON)
                .url("https://med-mastodon.com/@a/1")
                .createdAt(AT)
                .build();
    }

    /** A rejection with this id and place. */
    public static Rejected rejected(String id) {
        return new Rejected(
                id,
                Reason.BROKEN_JSON,
                "Not JSON from character 7 on: \"quote\"",
                new Origin(id, AT),
                new Excerpt(7, "0".repeat(64), List.of("a", "a.b"), "{\"a\": \n"));
    }

    /** A trend document as far as its index is concerned. */
    public static Document trend(String id, long version, Instant windowEnd) {
        String json = """
                {"id":"%s","community":"all","window":"1h","window_end":"%s","kind":"hashtag","topic":"sepsis","display":"Sepsis",\
                "tweets":5,"originals":2,"reposts":3,"authors":4,"expected":0.5,"surprise":3.25,"live_rank":1,\
                "unusual_rank":null,"exemplars":["x:123"],"links":[]}""".formatted(id, windowEnd);
        return new Document(Indices.TRENDS, id, version, windowEnd, json);
    }
}
