package io.rounds.explorer.api.chats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.documents.Indices;
import io.rounds.explorer.answer.Json;
import io.rounds.explorer.answer.Problem;
import io.rounds.explorer.answer.ProblemException;
import io.rounds.explorer.store.Filter;
import io.rounds.explorer.store.Search;
import io.rounds.explorer.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tweets of a chat by its document.
 *
 * @param json the document
 */
record ChatTweets(JsonNode json) {
    private static final int MAX_TWEETS = 200;

    /** @throws ProblemException if there is no such chat */
    static ChatTweets of(Store store, String id) {
        JsonNode chat = store.search(
                        Search.in(Indices.CHATS, 1).where(Filter.all().term("id", id)))
                .first();
        if (chat == null) {
            throw new ProblemException(
                    Problem.Code.NOTHING_FOUND, "There is no chat " + id, "/api/chats lists all chats.");
        }
        return new ChatTweets(chat);
    }

    /** Tweets with one of its hashtags, during the chat. */
    Filter tweets() {
        JsonNode ended = json.path("ended_at");
        Instant end = ended.isTextual() ? Instant.parse(ended.asText()) : null;
        Instant lastTweet = Instant.parse(json.path("last_tweet_at").asText());
        // A detected chat ends with its last tweet; a scheduled one may end before.
        Instant last = end == null || end.isBefore(lastTweet) ? lastTweet : end;
        return Filter.all()
                .terms("hashtags", Json.list(json.path("tags")))
                .between("created_at", Instant.parse(json.path("started_at").asText()), null)
                .after("created_at", null, last);
    }

    /** The ids of the tweets that the report names. */
    List<String> namedIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode question : json.path("questions")) {
            ids.add(question.path("tweet").asText());
            if (question.has("best_answer")) {
                ids.add(question.path("best_answer").asText());
            }
        }
        json.path("top_reposted").forEach(tweet -> ids.add(tweet.path("tweet").asText()));
        return new ArrayList<>(ids).subList(0, Math.min(ids.size(), MAX_TWEETS));
    }

    /** A tweet's summary without its excerpt if the report flags the tweet. */
    JsonNode redacted(JsonNode summary) {
        Set<String> flagged = new HashSet<>();
        json.path("flagged").forEach(tweet -> flagged.add(tweet.path("tweet").asText()));
        return flagged.contains(summary.path("id").asText()) ? ((ObjectNode) summary).without("excerpt") : summary;
    }
}
