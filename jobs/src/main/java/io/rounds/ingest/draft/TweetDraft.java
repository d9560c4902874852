package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload says about one tweet, unchecked: the form that all parsers fill in and that {@link Assembler} turns
 * into a tweet. Each part of a tweet has a part here.
 */
public final class TweetDraft {
    public Platform platform = Platform.X;

    /** The network's own id, without the platform; so are all the other ids of tweets here and in the parts. */
    public @Nullable String id;
    /**
     * Whether the id is one of Rounds' own, because the file has lost the network's: then the tweet has no address, and
     * {@link Assembler} makes the id where it is null.
     */
    public boolean ownId;
    /** Where people read it; null where that follows from id and author. */
    public @Nullable String url;

    public @Nullable String createdAt;

    /** When the network received it: a later date is wrong. Null where the network itself has set the date. */
    public @Nullable Instant seenAt;

    public @Nullable String authorId;

    public @Nullable AuthorDraft author;

    public ContentDraft content = new ContentDraft();
    public final RelationsDraft relations = new RelationsDraft();
    public RevisionDraft revision = RevisionDraft.NONE;

    /** Whether it is from a personal archive, where tweets do not name their author. */
    public boolean personal;

    /** Whether the object looks like an account's profile. */
    public boolean profile;
    /** Whether the object looks like the number of tweets in a period. */
    public boolean tally;
    /** Ids of the tweets that this notice says were deleted. */
    public List<String> deleted = List.of();

    public @Nullable String deletedAt;

    /** The first field that cannot be used. */
    public @Nullable Rejection problem;

    /** Where it begins in the record, in bytes; -1 if it is the whole record. */
    public int start = -1;
    /** Where it ends in the record, in bytes, exclusive; -1 if it is the whole record. */
    public int end = -1;

    /** Notes that a field has another type than it should, unless an earlier field has a problem already. */
    public void wrongType(String field, String expected) {
        if (problem == null) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"" + field + "\" must be " + expected + ".");
        }
    }

    /** Reads the string of a field that a tweet must have. */
    public @Nullable String required(JsonScanner json, String field) throws IOException {
        String value = JsonTokens.string(json);
        if (value == null && json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(field, "a string");
        }
        return value;
    }

    /** Reads a date: a string, or a number of seconds or milliseconds, as {@link Timestamps} reads it. */
    public @Nullable String date(JsonScanner json, String field) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return json.getText();
        }
        json.skipChildren();
        if (token != JsonToken.VALUE_NULL) {
            wrongType(field, "a string");
        }
        return null;
    }

    /** Whether it has any field that makes it a tweet. */
    boolean isTweet() {
        return id != null || content.text != null || authorId != null || author != null || problem != null;
    }
}
