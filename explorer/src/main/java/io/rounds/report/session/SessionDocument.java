package io.rounds.report.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document of the index {@code chats}: one session of a tweet chat or a conference, described in its JSON Schema. */
public final class SessionDocument {
    private final JsonNode json;
    private final Instant startedAt;
    private final @Nullable Instant endedAt;
    private final Instant firstTweetAt;
    private final Instant lastTweetAt;
    private final List<ChatQuestion> questions = new ArrayList<>();

    private SessionDocument(JsonNode json) throws IOException {
        this.json = json;
        this.startedAt = time(json, "started_at");
        this.endedAt = json.path("ended_at").isTextual() ? time(json, "ended_at") : null;
        this.firstTweetAt = time(json, "first_tweet_at");
        this.lastTweetAt = time(json, "last_tweet_at");
        for (JsonNode question : json.path("questions")) {
            questions.add(ChatQuestion.of(question));
        }
    }

    /**
     * Reads a document.
     *
     * @throws IOException when a metric or a time is missing: another version of Rounds has written the index
     */
    public static SessionDocument of(JsonNode json) throws IOException {
        for (Metric metric : Metric.values()) {
            if (!json.has(metric.field())) {
                throw new IOException("The document " + json.path("id").asText() + " of chats has no " + metric.field()
                        + ": it is of another version of Rounds");
            }
        }
        return new SessionDocument(json);
    }

    static Instant time(JsonNode document, String field) throws IOException {
        String text = document.path(field).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException(
                    "The field " + field + " of the document "
                            + document.path("id").asText() + " is not a time: '" + text + "'",
                    e);
        }
    }

    /** The values of a field that is a list. */
    static List<String> texts(JsonNode document, String field) {
        return texts(document.path(field));
    }

    /** The value of a field; null where it is missing. */
    static @Nullable String textOrNull(JsonNode document, String field) {
        return document.hasNonNull(field) ? document.path(field).asText() : null;
    }

    /** The values of a list. */
    public static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    public String id() {
        return json.path("id").asText();
    }

    /** Normalised, without {@code #}. */
    public String tag() {
        return json.path("tag").asText();
    }

    /** The tag and its alternatives. */
    public List<String> tags() {
        List<String> tags = texts(json.path("tags"));
        return tags.contains(tag()) ? tags : List.of(tag());
    }

    public String title() {
        return json.path("title").asText();
    }

    public boolean isLive() {
        return json.path("status").asText().equals("live");
    }

    public boolean isScheduled() {
        return json.path("scheduled").asBoolean();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Null while it is live. */
    public @Nullable Instant endedAt() {
        return endedAt;
    }

    /** The end, or the latest tweet while the session is live. Rates refer to the time up to it. */
    public Instant effectiveEnd() {
        return endedAt == null ? lastTweetAt : endedAt;
    }

    public Instant firstTweetAt() {
        return firstTweetAt;
    }

    public Instant lastTweetAt() {
        return lastTweetAt;
    }

    /** A numeric field. */
    public double number(String field) {
        return json.path(field).asDouble();
    }

    /** A field that is a list of objects, for example {@code links}. */
    public JsonNode list(String field) {
        return json.path(field);
    }

    public List<ChatQuestion> questions() {
        return List.copyOf(questions);
    }

    public List<String> moderators() {
        return texts(json.path("moderators"));
    }

    /** Ids of the tweets that may identify a patient. */
    Set<String> flaggedTweets() {
        Set<String> flagged = new HashSet<>();
        json.path("flagged").forEach(flag -> flagged.add(flag.path("tweet").asText()));
        return flagged;
    }

    /** Ids of the accounts listed under trouble, unique across networks. */
    Set<String> troubledAccounts() {
        Set<String> accounts = new HashSet<>();
        json.path("trouble").forEach(trouble -> accounts.addAll(texts(trouble.path("accounts"))));
        return accounts;
    }
}
