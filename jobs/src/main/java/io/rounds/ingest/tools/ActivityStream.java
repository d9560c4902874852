package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Reason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tweets as GNIP and X's enterprise API deliver them, Activity Streams 1.0: {@code "verb": "post"}, for a repost {@code
 * "share"} with the original as {@code object}, for a deletion {@code "delete"}; {@code actor}, {@code body}, {@code
 * twitter_entities}, {@code long_object} with the whole text, and the links that GNIP has followed, {@code gnip.urls}. Ids
 * are {@code tag:search.twitter.com,2005:123} and {@code id:twitter.com:123}.
 */
final class ActivityStream {
    private ActivityStream() {}

    static boolean is(JsonNode record) {
        return Json.isText(record, "verb")
                && (record.has("actor") || record.has("body") || Json.isObject(record, "object"))
                && !record.has("@context");
    }

    static ObjectNode status(JsonNode activity) throws Rejection {
        String verb = String.valueOf(Json.text(activity, "verb"));
        switch (verb) {
            case "post" -> {
                return read(activity, 0);
            }
            case "share" -> {
                ObjectNode repost = read(activity, 0);
                JsonNode original = activity.get("object");
                if (original != null && original.isObject()) {
                    repost.set("retweeted_status", read(original, 1));
                }
                return repost;
            }
            case "delete" -> {
                return deletion(activity);
            }
            default ->
                throw new Rejection(
                        Reason.NO_TWEET_OTHER, "An activity other than a post, a share or a deletion, no tweet.");
        }
    }

    private static ObjectNode deletion(JsonNode activity) {
        ObjectNode notice = Json.object();
        ObjectNode delete = notice.putObject("delete");
        JsonNode object = Json.at(activity, "object");
        String id = object == null ? null : id(object);
        delete.putObject("status").put("id_str", id == null ? "" : id);
        Json.copy(activity, delete, "timestamp_ms", "postedTime", "updated");
        return notice;
    }

    private static ObjectNode read(JsonNode activity, int depth) {
        ObjectNode status = Json.object();
        String id = id(activity);
        if (id != null) {
            status.put("id_str", id);
        }
        Json.copy(activity, status, "created_at", "postedTime");
        Json.copy(activity, status, "lang", "twitter_lang");
        Json.copy(activity, status, "text", "body", "summary");
        JsonNode whole = Json.at(activity, "long_object");
        JsonNode entities = Json.at(activity, "twitter_entities");
        if (whole != null) {
            Json.copy(whole, status, "full_text", "body");
            JsonNode own = Json.at(whole, "twitter_entities");
            entities = own == null ? entities : own;
        }
        if (entities != null) {
            status.set("entities", followed(entities, activity));
        }
        putActor(activity, status);
        JsonNode answered = Json.at(activity, "inReplyTo");
        String answeredId = answered == null ? null : Json.idOf(Json.text(answered, "link"));
        if (answeredId != null) {
            status.put("in_reply_to_status_id_str", answeredId);
        }
        JsonNode quoted = Json.at(activity, "twitter_quoted_status");
        if (quoted != null && depth < 2) {
            ObjectNode read = read(quoted, 2);
            Json.copy(read, status, "quoted_status_id_str", "id_str");
            status.set("quoted_status", read);
        }
        return status;
    }

    private static void putActor(JsonNode activity, ObjectNode status) {
        JsonNode actor = Json.at(activity, "actor");
        if (actor == null) {
            return;
        }
        ObjectNode user = status.putObject("user");
        String id = id(actor);
        if (id != null) {
            user.put("id_str", id);
        }
        Json.copy(actor, user, "screen_name", "preferredUsername");
        Json.copy(actor, user, "name", "displayName");
        Json.copy(actor, user, "followers_count", "followersCount");
        Json.copy(actor, user, "friends_count", "friendsCount");
        Json.copy(actor, user, "created_at", "postedTime");
        Json.copy(actor, user, "verified", "verified");
        Json.copy(actor, user, "protected", "protected");
    }

    /** The digits after the last colon. */
    private static @Nullable String id(JsonNode object) {
        String tag = Json.text(object, "id");
        if (tag == null) {
            return null;
        }
        String id = tag.substring(tag.lastIndexOf(':') + 1);
        return XIds.isId(id) ? id : null;
    }

    /** The entities, with the links as GNIP has followed them. */
    private static JsonNode followed(JsonNode entities, JsonNode activity) {
        JsonNode gnip = Json.at(activity, "gnip");
        JsonNode urls = gnip == null ? null : gnip.get("urls");
        if (urls == null || !urls.isArray() || urls.isEmpty()) {
            return entities;
        }
        Map<String, String> targets = new HashMap<>();
        for (JsonNode url : urls) {
            String shortened = Json.text(url, "url");
            String expanded = Json.text(url, "expanded_url");
            if (shortened != null && expanded != null) {
                targets.put(shortened, expanded);
            }
        }
        ObjectNode result = Json.object();
        result.setAll((ObjectNode) entities);
        ArrayNode followed = result.putArray("urls");
        JsonNode given = entities.get("urls");
        for (JsonNode url : given == null ? followed : given) {
            ObjectNode copy = Json.object();
            if (url.isObject()) {
                copy.setAll((ObjectNode) url);
            }
            String target = targets.get(String.valueOf(Json.text(url, "url")));
            if (target != null) {
                copy.put("unwound_url", target);
            }
            followed.add(copy);
        }
        return result;
    }
}
