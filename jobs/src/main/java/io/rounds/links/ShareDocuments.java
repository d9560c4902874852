package io.rounds.links;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Link;
import io.rounds.sink.TweetDocuments;
import java.io.IOException;

/** Shares as documents of the index {@code shares}, by {@code schemas/json/shares.schema.json}. */
final class ShareDocuments {
    private ShareDocuments() {}

    /** The edge between the tweet's author and a link. */
    static Document of(TweetVersion tweet, TweetShares shares, Link link) {
        String node = LinkDocuments.id(link.canonical());
        String id = id(tweet, node);
        return new Document(
                Indices.SHARES,
                id,
                tweet.version(),
                tweet.at(),
                DocumentJson.object(json -> write(json, id, node, tweet, shares, link)));
    }

    /** Removes what this version of the tweet wrote about the link. */
    static Document removal(TweetVersion tweet, Link link, long version) {
        return new Document(Indices.SHARES, id(tweet, LinkDocuments.id(link.canonical())), version, tweet.at(), null);
    }

    private static String id(TweetVersion tweet, String node) {
        return tweet.tweet() + ':' + node;
    }

    private static void write(
            JsonGenerator json, String id, String node, TweetVersion tweet, TweetShares shares, Link link)
            throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("at", tweet.at().toString());
        json.writeStringField("tweet", tweet.tweet());
        json.writeStringField("kind", shares.kind().documentName());
        json.writeStringField("author", shares.author());
        json.writeStringField("handle", shares.handle());
        DocumentJson.number(json, "followers", shares.followers());
        json.writeStringField("link", node);
        json.writeStringField("url", link.canonical());
        TweetDocuments.writeTarget(json, link, "link_kind");
        LinkDocuments.writeRating(json, shares.rating(link));
        DocumentJson.strings(json, "hashtags", shares.hashtags());
        DocumentJson.strings(json, "communities", shares.communities());
        ShareOrigin origin = shares.origin();
        if (origin != null) {
            DocumentJson.string(json, "via_tweet", origin.tweet());
            DocumentJson.string(json, "via_author", origin.author());
            DocumentJson.string(json, "via_handle", origin.handle());
        }
    }
}
