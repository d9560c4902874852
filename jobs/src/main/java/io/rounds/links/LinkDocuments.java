package io.rounds.links;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Document;
import io.rounds.model.Fingerprint;
import io.rounds.model.SourceRating;
import io.rounds.sink.TweetDocuments;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links as documents of the index {@code links}, by {@code schemas/json/links.schema.json}.
 *
 * <p>A link has no time of its own, since an earlier share may always come to light: all links are in one index.
 */
public final class LinkDocuments {
    private LinkDocuments() {}

    /** The id of a link: the fingerprint of its canonical form, which may be longer than an id can be. */
    static String id(String canonical) {
        return HexFormat.of().toHexDigits(Fingerprint.of(canonical));
    }

    /** The document of a link, or its removal when no share is left. */
    public static Document of(String canonical, LinkStats story, int topHashtags) {
        String id = id(canonical);
        return new Document(
                Indices.LINKS,
                id,
                Math.max(1, story.version()),
                null,
                story.shares() < 1
                        ? null
                        : DocumentJson.object(json -> write(json, id, canonical, story, topHashtags)));
    }

    /** Writes how credible a link's source was held to be, where that was looked up. */
    static void writeRating(JsonGenerator json, @Nullable SourceRating rating) throws IOException {
        if (rating != null) {
            json.writeStringField("source", rating.source());
            json.writeStringField("source_rating", rating.rating().documentName());
            Double score = rating.score();
            if (score != null) {
                json.writeNumberField("source_score", score);
            }
        }
    }

    private static void write(JsonGenerator json, String id, String canonical, LinkStats story, int topHashtags)
            throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("url", canonical);
        TweetDocuments.writeTarget(json, story.target(), "kind");
        json.writeStringField("first_shared_at", story.firstSharedAt().toString());
        TimedShare first = story.first();
        if (first != null) {
            json.writeStringField("first_tweet", first.tweet());
            json.writeStringField("first_author", first.author());
        }
        json.writeStringField("last_shared_at", story.lastSharedAt().toString());
        json.writeNumberField("shares", story.shares());
        json.writeNumberField("originals", story.originals());
        json.writeNumberField("reposts", story.reposts());
        json.writeNumberField("authors", story.authors());
        writeRating(json, story.rating());
        json.writeNumberField("half_life_seconds", story.halfLifeSeconds());
        json.writeArrayFieldStart("hashtags");
        for (Map.Entry<String, Integer> hashtag : story.topHashtags(topHashtags)) {
            json.writeStartObject();
            json.writeStringField("tag", hashtag.getKey());
            json.writeNumberField("count", hashtag.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("communities");
        for (CommunityCount count : story.communities()) {
            json.writeString(count.community());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("by_community");
        for (CommunityCount count : story.communities()) {
            json.writeStartObject();
            json.writeStringField("community", count.community());
            json.writeNumberField("shares", count.shares());
            json.writeNumberField("originals", count.shares() - count.reposts());
            json.writeNumberField("reposts", count.reposts());
            json.writeNumberField("authors", count.authors().size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
