package io.rounds.sink;

import static io.rounds.documents.DocumentJson.number;
import static io.rounds.documents.DocumentJson.string;
import static io.rounds.documents.DocumentJson.strings;
import static io.rounds.documents.DocumentJson.time;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rounds.documents.DocumentJson;
import io.rounds.documents.Indices;
import io.rounds.model.Author;
import io.rounds.model.Deletion;
import io.rounds.model.Document;
import io.rounds.model.Hashtag;
import io.rounds.model.Link;
import io.rounds.model.Richness;
import io.rounds.model.Tweet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tweets as documents of the index {@code tweets}, by {@code schemas/json/tweets.schema.json}. */
public final class TweetDocuments {
    /** Room for copies of a version. */
    private static final int COPY_BITS = Richness.BITS + 1;
    /** Higher than any version that 0.1 wrote, which was a time in milliseconds. */
    private static final long FIRST_VERSION = 1L << 50;

    private static final long FIRST_EDIT = FIRST_VERSION + (1L << COPY_BITS);
    /** Times of edits have a resolution of 64 ms, so that they fit below the final version. */
    private static final int RESOLUTION_BITS = 6;

    /** In the year 2109. */
    private static final long MAX_MILLIS = (1L << 42) - 1;

    private TweetDocuments() {}

    /** The document of a tweet, with {@link #version} as its version. */
    public static Document of(Tweet tweet) {
        return new Document(Indices.TWEETS, tweet.id(), version(tweet), tweet.createdAt(), json(tweet));
    }

    /**
     * The changes of an edit, or of a richer copy: its document replaces the earlier one, or the earlier one is removed if the
     * tweet has left all communities. Earlier versions with their own ids are removed by {@link #removal}.
     */
    public static List<Document> ofEdit(Tweet tweet) {
        boolean ownId = !tweet.revision().replaces().isEmpty();
        if (tweet.communities().isEmpty()) {
            return ownId ? List.of() : List.of(removal(tweet.id(), version(tweet)));
        }
        // An edit may have another time than the earlier version, whose document is then in another period.
        return ownId ? List.of(of(tweet)) : List.of(removal(tweet.id(), version(tweet) - 1), of(tweet));
    }

    /**
     * The version of its document. Of versions of a tweet that share an id the one that was written later has the higher, of
     * copies of one version the {@linkplain Richness richer}; so the order in which they come does not matter. Two numbers that
     * differ do so by 2 or more, since a removal may need one in between.
     */
    public static long version(Tweet tweet) {
        Instant edited = tweet.revision().editedAt();
        long version = edited == null || !tweet.revision().replaces().isEmpty()
                ? FIRST_VERSION
                : Math.max(FIRST_EDIT, timeOf(edited));
        return version + 2L * Richness.of(tweet);
    }

    private static long timeOf(Instant edited) {
        long millis = Math.min(edited.toEpochMilli(), MAX_MILLIS);
        return millis >> RESOLUTION_BITS << COPY_BITS;
    }

    /** Removes the tweet permanently, whatever its period. */
    public static Document removal(Deletion deletion) {
        return removal(deletion.tweet(), Document.FINAL_VERSION);
    }

    private static Document removal(String id, long version) {
        return new Document(Indices.TWEETS, id, version, null, null);
    }

    private static String json(Tweet tweet) {
        return DocumentJson.object(json -> write(tweet, json));
    }

    private static void write(Tweet tweet, JsonGenerator json) throws IOException {
        json.writeStringField("id", tweet.id());
        json.writeStringField("platform", tweet.platform().prefix());
        string(json, "url", tweet.url());
        time(json, "created_at", tweet.createdAt());
        time(json, "edited_at", tweet.revision().editedAt());
        json.writeStringField("kind", tweet.kind().documentName());
        json.writeStringField("text", tweet.text());
        string(json, "lang", tweet.content().lang());
        json.writeObjectFieldStart("author");
        write(tweet.author(), json);
        json.writeEndObject();
        json.writeArrayFieldStart("hashtags");
        for (Hashtag hashtag : tweet.hashtags()) {
            json.writeString(hashtag.tag());
        }
        json.writeEndArray();
        strings(json, "mentions", tweet.mentions());
        json.writeArrayFieldStart("links");
        for (Link link : tweet.links()) {
            json.writeStartObject();
            writeLink(json, link);
            json.writeEndObject();
        }
        json.writeEndArray();
        strings(json, "communities", tweet.communities());
        string(json, "reply_to", tweet.replyTo());
        string(json, "repost_of", tweet.repost().id());
        string(json, "repost_of_author", tweet.repost().author());
        string(json, "repost_of_handle", tweet.repost().handle());
        string(json, "quote_of", tweet.quote().id());
        string(json, "quote_of_author", tweet.quote().author());
        string(json, "quote_of_handle", tweet.quote().handle());
        string(json, "conversation", tweet.relations().conversation());
        strings(json, "labels", tweet.marks().labels());
        strings(json, "confidentiality", tweet.marks().confidentiality());
        if (!tweet.revision().replaces().isEmpty()) {
            strings(json, "replaces", tweet.revision().replaces());
        }
    }

    private static void write(Author author, JsonGenerator json) throws IOException {
        json.writeStringField("id", author.id());
        json.writeStringField("handle", author.handle());
        string(json, "name", author.name());
        number(json, "followers", author.followers());
        number(json, "following", author.following());
        time(json, "created_at", author.createdAt());
        bool(json, "verified", author.verified());
        bool(json, "automated", author.automated());
    }

    private static void bool(JsonGenerator json, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            json.writeBooleanField(name, value);
        }
    }

    /** Writes the fields of a link into the current object. */
    public static void writeLink(JsonGenerator json, Link link) throws IOException {
        json.writeStringField("url", link.url());
        json.writeStringField("canonical", link.canonical());
        writeTarget(json, link, "kind");
    }

    /** Writes the target of a link, with its kind in the field of the given name. */
    public static void writeTarget(JsonGenerator json, Link link, String kind) throws IOException {
        string(json, "domain", link.domain());
        string(json, "publisher", link.publisher());
        json.writeStringField(kind, link.kind().documentName());
        string(json, "content_id", link.contentId());
        string(json, "doi", link.doi());
        string(json, "pmid", link.pmid());
        string(json, "pmcid", link.pmcid());
        string(json, "arxiv", link.arxiv());
    }
}
