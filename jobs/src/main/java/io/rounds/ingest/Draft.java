package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload says about one tweet, before it is checked and completed: the form that all parsers fill and that
 * {@link Assembler} turns into a tweet.
 */
final class Draft {
    Platform platform = Platform.X;

    /** The network's own id, without the platform; so are all the other ids of tweets here. */
    @Nullable String id;
    /** Where people read it; null where that follows from id and author. */
    @Nullable String url;

    @Nullable String text;

    @Nullable String createdAt;

    /** When the network had it: a date after that is wrong. Null where the network itself has set the date. */
    @Nullable Instant seenAt;
    /** When this version was written; null for a first version, and where {@link #versions} tells. */
    @Nullable Instant editedAt;

    @Nullable String lang;

    @Nullable String authorId;

    @Nullable DraftUser author;

    @Nullable String conversation;

    /** All versions of the tweet that the payload knows of, itself included, oldest first; empty if there is but one. */
    List<String> versions = List.of();

    /** The tweet it answers. */
    @Nullable String replyTo;
    /** Whether it answers somebody, even where the payload does not name the tweet. */
    boolean reply;
    /** Whether the payload itself says that it passes another tweet on. */
    boolean repost;
    /** The tweet it passes on: its id and whatever the payload repeats of it. */
    @Nullable Draft original;

    /** The tweet of the same record that this merely refers to. */
    @Nullable Draft included;
    /** Its checked entities, once they were worked out, or why they cannot be used. */
    @Nullable ResolvedEntities resolved;

    @Nullable Refusal unusable;

    boolean quote;
    /** The tweet it comments on. */
    @Nullable String quoteOf;
    /** The same, with whatever the payload repeats of it. */
    @Nullable Draft quoted;

    /** The payload's own lists, as written; null where it gives none, and the text is to be read. */
    @Nullable Entities entities;
    /** Whether the text is the full one of a long post, which goes before the short form. */
    boolean longText;
    /** Whether nothing but the text tells what the tweet answers. */
    boolean textOnly;

    /** Whether it is of a personal archive, where tweets do not say who wrote them. */
    boolean personal;

    /** The first field that cannot be used. */
    @Nullable Refusal problem;

    /** Whether the object looks like an account's profile. */
    boolean profile;
    /** Whether the object looks like a number of tweets in a period. */
    boolean tally;
    /** The tweets that this says are gone, and when it happened. */
    List<String> deleted = List.of();

    @Nullable String deletedAt;

    /** The relation to the tweet that refers to it: {@code retweeted}, {@code quoted}, {@code replied_to}. */
    @Nullable String relation;

    /** Where it stands in the record, in bytes; -1 if it is the whole record. */
    int start = -1;

    int end = -1;

    /** Hashtags, mentions and links as the payload lists them, without {@code #} and {@code @}, in order. */
    record Entities(List<String> hashtags, List<String> mentions, List<String> urls) {}

    void wrongType(String field, String expected) {
        if (problem == null) {
            problem = new Refusal(Reason.WRONG_TYPE, "The field \"" + field + "\" must be " + expected + ".");
        }
    }

    /** Reads the string of a field that a tweet must have. */
    @Nullable String required(JsonParser json, String field) throws IOException {
        String value = Json.string(json);
        if (value == null && json.currentToken() != JsonToken.VALUE_NULL) {
            wrongType(field, "a string");
        }
        return value;
    }

    /** Whether it holds anything that makes it a tweet. */
    boolean isTweet() {
        return id != null || text != null || authorId != null || author != null || problem != null;
    }
}
