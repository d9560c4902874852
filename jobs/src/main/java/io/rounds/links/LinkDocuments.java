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
 * <p>A link has no time of its own, since an earlier share may always arrive: all links are in one index.
 */
public final class LinkDocuments {
    private LinkDocuments() {}

    /** The id of a link: the fingerprint of its canonical form, which may be longer than an id can be. */
    static String id(String canonical) {
        return HexFormat.of().toHexDigits(Fingerprint.of(canonical));
    }

    /** The document of a link, or its removal when no share is left. */
    public static Document of(String canonical, LinkStats stats, int topHashtags) {
        String id = id(canonical);
        return new Document(
                Indices.LINKS,
                id,
                Math.max(1, stats.version()),
                null,
                stats.shares() < 1
                        ? null
                        : DocumentJson.object(json -> write(json, id, canonical, stats, topHashtags)));
    }

    /** Writes the rating of a link's source at that time, where it was looked up. */
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

    private static void write(JsonGenerator json, String id, String canonical, LinkStats stats, int topHashtags)
            throws IOException {
        json.writeStringField("id", id);
        json.writeStringField("url", canonical);
        TweetDocuments.writeTarget(json, stats.target(), "kind");
        json.writeStringField("first_shared_at", stats.firstSharedAt().toString());
        TimedShare first = stats.first();
        if (first != null) {
            json.writeStringField("first_tweet", first.tweet());
            json.writeStringField("first_author", first.author());
        }
        json.writeStringField("last_shared_at", stats.lastSharedAt().toString());
        json.writeNumberField("shares", stats.shares());
        json.writeNumberField("originals", stats.originals());
        json.writeNumberField("reposts", stats.reposts());
        json.writeNumberField("authors", stats.authors());
        writeRating(json, stats.rating());
        json.writeNumberField("half_life_seconds", stats.halfLifeSeconds());
        json.writeArrayFieldStart("hashtags");
        for (Map.Entry<String, Integer> hashtag : stats.topHashtags(topHashtags)) {
            json.writeStartObject();
            json.writeStringField("tag", hashtag.getKey());
            json.writeNumberField("count", hashtag.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("communities");
        for (CommunityCount count : stats.communities()) {
            json.writeString(count.community());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("by_community");
        for (CommunityCount count : stats.communities()) {
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
