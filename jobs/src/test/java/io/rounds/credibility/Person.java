package io.rounds.credibility;

import io.rounds.model.Author;
import io.rounds.model.Kind;
import io.rounds.model.Link;
import io.rounds.model.LinkKind;
import io.rounds.model.Reference;
import io.rounds.model.Tweet;
import io.rounds.model.TweetBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account of a simulated community, and what it posts. */
record Person(
        String name,
        @Nullable Instant createdAt,
        @Nullable Integer followers,
        @Nullable Integer following) {
    private static final Instant LONG_AGO = Instant.parse("2015-05-01T00:00:00Z");

    /** Somebody with an account of many years and a usual audience. */
    static Person established(String name) {
        return new Person(name, LONG_AGO, 250, 200);
    }

    String id() {
        return "x:" + name;
    }

    /** Shares a page of a domain. */
    Tweet shares(String domain, Instant at) {
        return shares(page(domain, at.toEpochMilli()), at);
    }

    Tweet shares(Link link, Instant at) {
        return tweet(at, Kind.ORIGINAL, link, null);
    }

    /** Passes on what somebody posted. */
    Tweet reposts(Person other, Link link, Instant at) {
        return tweet(at, Kind.REPOST, link, other.id());
    }

    static Link page(String domain, long number) {
        String url = "https://" + domain + "/" + number;
        return new Link(url, url, domain, domain, LinkKind.PAGE, null, null, null, null, null);
    }

    static Link paper(String domain, long number) {
        String url = "https://doi.org/10.9999/" + number;
        return new Link(url, url, domain, domain, LinkKind.PAPER, null, "10.9999/" + number, null, null, null);
    }

    private Tweet tweet(Instant at, Kind kind, Link link, @Nullable String from) {
        String id =
                "x:" + name + '-' + at.toEpochMilli() + '-' + link.canonical().hashCode();
        return TweetBuilder.tweet(id)
                .createdAt(at)
                .kind(kind)
                .author(new Author(name, name, null, followers, following, createdAt, null, null))
                .links(List.of(link))
                .repost(new Reference(null, from, null))
                .communities(List.of("foamed"))
                .build();
    }
}
