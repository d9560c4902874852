package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tweets as twitterapi.io and the actors of Apify write them: {@code createdAt}, {@code author.userName}, {@code
 * inReplyToId}, {@code retweeted_tweet}, {@code quoted_tweet}.
 */
final class Reseller {
    private Reseller() {}

    static boolean is(JsonNode record) {
        JsonNode author = Json.at(record, "author");
        return author != null && author.has("userName") && record.has("createdAt");
    }

    static ObjectNode status(JsonNode tweet) {
        return read(tweet, 0);
    }

    private static ObjectNode read(JsonNode tweet, int depth) {
        ObjectNode status = Json.object();
        Json.copy(tweet, status, "id", "id");
        Json.copy(tweet, status, "created_at", "createdAt");
        Json.copy(tweet, status, "full_text", "fullText", "text");
        Json.copy(tweet, status, "lang", "lang");
        Json.copy(tweet, status, "entities", "entities");
        Json.copy(tweet, status, "conversation_id_str", "conversationId");
        Json.copy(tweet, status, "in_reply_to_status_id_str", "inReplyToId");
        Json.copy(tweet, status, "in_reply_to_screen_name", "inReplyToUsername");
        JsonNode author = Json.at(tweet, "author");
        if (author != null) {
            ObjectNode user = status.putObject("user");
            Json.copy(author, user, "id_str", "id");
            Json.copy(author, user, "screen_name", "userName");
            Json.copy(author, user, "name", "name");
            Json.copy(author, user, "followers_count", "followers");
            Json.copy(author, user, "friends_count", "following");
            Json.copy(author, user, "created_at", "createdAt");
            Json.copy(author, user, "protected", "protected");
        }
        if (depth == 0) {
            ObjectNode original = inside(tweet, "retweeted_tweet", "retweet");
            if (original != null) {
                status.set("retweeted_status", original);
            }
            ObjectNode quoted = inside(tweet, "quoted_tweet", "quote");
            if (quoted != null) {
                Json.copy(quoted, status, "quoted_status_id_str", "id");
                status.set("quoted_status", quoted);
            }
        }
        return status;
    }

    private static @Nullable ObjectNode inside(JsonNode tweet, String... names) {
        for (String name : List.of(names)) {
            JsonNode inner = Json.at(tweet, name);
            if (inner != null && !inner.isEmpty()) {
                return read(inner, 1);
            }
        }
        return null;
    }
}
