package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tweets as the GraphQL of X's web application gives them, and as twitter-web-exporter and the like record them:
 * {@code rest_id}, {@code legacy} (nearly a status of v1.1), {@code core.user_results.result} with the author, {@code
 * note_tweet} with the whole text. A response has them as {@code tweet_results.result} somewhere below {@code
 * data}, in the entries of a timeline.
 *
 * <p>Also the simpler table that twitter-web-exporter writes: {@code id}, {@code full_text}, {@code screen_name} ...
 */
final class GraphQl {
    /** A timeline has its tweets some ten levels deep. */
    private static final int MAX_DEPTH = 40;

    private GraphQl() {}

    /** Whether it is one tweet, or what stands in its place. */
    static boolean is(JsonNode record) {
        String type = Json.text(record, "__typename");
        return (type != null && (type.startsWith("Tweet") || type.equals("User")))
                || (record.has("rest_id") && Json.isObject(record, "legacy"));
    }

    /** Whether it is a row of twitter-web-exporter. */
    static boolean isExported(JsonNode record) {
        return Json.isText(record, "full_text") && Json.isText(record, "screen_name") && !Json.isObject(record, "user");
    }

    static boolean isResponse(JsonNode record) {
        JsonNode data = record.get("data");
        return data != null && data.isObject() && holdsTweets(data, 0);
    }

    private static boolean holdsTweets(JsonNode node, int depth) {
        if (isResult(node)) {
            return true;
        }
        if (depth == MAX_DEPTH) {
            return false;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && holdsTweets(child, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isResult(JsonNode node) {
        return Json.isObject(node, "tweet_results")
                || Json.isObject(node, "tweetResult")
                || Json.isObject(node, "tweet_result")
                || node.has("instructions");
    }

    /** Collects the tweets of a response, in its order. */
    static void collect(JsonNode node, int depth, List<ObjectNode> statuses, List<Rejection> others)
            throws TooManyValues {
        if (depth > MAX_DEPTH) {
            return;
        }
        JsonNode item = Json.at(node, "tweet_results");
        item = item == null ? Json.at(node, "tweetResult") : item;
        item = item == null ? Json.at(node, "tweet_result") : item;
        JsonNode result = item == null ? null : Json.at(item, "result");
        if (result != null) {
            TooManyValues.check(statuses.size());
            if (Json.isObject(node, "promotedMetadata")) {
                others.add(new Rejection(Reason.NO_TWEET_OTHER, "An advertisement in a timeline."));
                return;
            }
            try {
                statuses.add(status(result));
            } catch (Rejection rejection) {
                others.add(rejection);
            }
            return;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collect(child, depth + 1, statuses, others);
            }
        }
    }

    static ObjectNode status(JsonNode result) throws Rejection {
        ObjectNode status = read(result, 0);
        if (status != null) {
            return status;
        }
        String type = String.valueOf(Json.text(result, "__typename"));
        if (type.equals("User")) {
            throw new Rejection(Reason.NO_TWEET_USERS, "An account, no tweet.");
        }
        throw new Rejection(
                Reason.NO_TWEET_OTHER,
                "What stands in the place of a tweet that is deleted, withheld or not for everybody.");
    }

    private static @Nullable ObjectNode read(JsonNode result, int depth) {
        JsonNode visible = Json.at(result, "tweet");
        JsonNode tweet = visible == null ? result : visible;
        JsonNode legacy = Json.at(tweet, "legacy");
        if (legacy == null || !(legacy.has("full_text") || legacy.has("text"))) {
            return null;
        }
        ObjectNode status = Json.object();
        status.setAll((ObjectNode) legacy);
        status.remove(List.of("retweeted_status_result", "retweeted_status_results"));
        String id = Json.id(tweet, "rest_id");
        if (id != null) {
            status.put("id_str", id);
        }
        putUser(tweet, status);
        JsonNode whole = Json.at(tweet, "note_tweet", "note_tweet_results", "result");
        if (whole != null && Json.isText(whole, "text")) {
            ObjectNode extended = status.putObject("extended_tweet");
            Json.copy(whole, extended, "full_text", "text");
            Json.copy(whole, extended, "entities", "entity_set");
        }
        Json.copy(tweet, status, "edit_info", "edit_control");
        if (depth < 2) {
            ObjectNode original = inside(legacy, depth, "retweeted_status_result", "retweeted_status_results");
            if (original != null) {
                status.set("retweeted_status", original);
            }
            ObjectNode quoted = inside(tweet, depth, "quoted_status_result", "quoted_status_results");
            if (quoted != null) {
                Json.copy(quoted, status, "quoted_status_id_str", "id_str");
                status.set("quoted_status", quoted);
            }
        }
        return status;
    }

    private static @Nullable ObjectNode inside(JsonNode tweet, int depth, String name, String otherName) {
        JsonNode result = Json.at(tweet, name, "result");
        result = result == null ? Json.at(tweet, otherName, "result") : result;
        return result == null ? null : read(result, depth + 1);
    }

    private static void putUser(JsonNode tweet, ObjectNode status) {
        JsonNode user = Json.at(tweet, "core", "user_results", "result");
        user = user == null ? Json.at(tweet, "core", "user_result", "result") : user;
        if (user == null) {
            user = Json.at(tweet, "core", "user");
        }
        if (user == null) {
            // Only the account's id is left.
            String id = Json.id(status, "user_id_str");
            if (id != null) {
                status.putObject("user").put("id_str", id);
            }
            return;
        }
        ObjectNode author = Json.object();
        JsonNode legacy = Json.at(user, "legacy");
        if (legacy != null) {
            for (String field : List.of(
                    "screen_name", "name", "created_at", "followers_count", "friends_count", "verified", "protected")) {
                Json.copy(legacy, author, field, field);
            }
        }
        // Since 2025 these stand here.
        JsonNode core = Json.at(user, "core");
        if (core != null) {
            for (String field : List.of("screen_name", "name", "created_at")) {
                Json.copy(core, author, field, field);
            }
        }
        JsonNode verification = Json.at(user, "verification");
        if (verification != null) {
            Json.copy(verification, author, "verified", "verified");
        }
        JsonNode privacy = Json.at(user, "privacy");
        if (privacy != null) {
            Json.copy(privacy, author, "protected", "protected");
        }
        Json.copy(user, author, "id_str", "rest_id");
        status.set("user", author);
    }

    /** A row of twitter-web-exporter: the ids of other tweets stand in {@code in_reply_to} and so on. */
    static ObjectNode exported(JsonNode row) throws Rejection {
        JsonNode metadata = Json.at(row, "metadata");
        if (metadata != null && is(metadata)) {
            return status(metadata);
        }
        ObjectNode status = Json.object();
        for (String field : List.of("id", "id_str", "created_at", "full_text", "lang", "entities")) {
            Json.copy(row, status, field, field);
        }
        ObjectNode user = status.putObject("user");
        Json.copy(row, user, "screen_name", "screen_name");
        Json.copy(row, user, "name", "name");
        Json.copy(row, user, "id_str", "user_id");
        String answered = Json.id(row, "in_reply_to");
        if (answered != null) {
            status.put("in_reply_to_status_id_str", answered);
        }
        String original = Json.id(row, "retweeted_status");
        if (original != null) {
            status.putObject("retweeted_status").put("id_str", original);
        }
        String quoted = Json.id(row, "quoted_status");
        if (quoted != null) {
            status.put("quoted_status_id_str", quoted);
        }
        JsonNode media = row.get("media");
        if (media != null && media.isArray() && !status.has("entities")) {
            status.putObject("entities").set("media", media);
        }
        return status;
    }
}
