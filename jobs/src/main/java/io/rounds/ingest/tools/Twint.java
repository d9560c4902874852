package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tweets of twint ({@code --json}; 1.2 to 2.1): {@code tweet}, {@code username}, {@code conversation_id}, and a date
 * that is in the time zone of the computer. Where its {@code --retweets} gives a repost, the fields are those of the
 * original, with {@code user_rt}, {@code retweet_id} and {@code retweet_date} beside them.
 */
final class Twint {
    private Twint() {}

    static boolean is(JsonNode record) {
        return Json.isText(record, "tweet")
                && (record.has("username") || record.has("user_id"))
                && (record.has("conversation_id") || record.has("link") || record.has("date"));
    }

    static ObjectNode status(JsonNode tweet) {
        ObjectNode status = Json.object();
        String id = Json.id(tweet, "id_str", "id");
        String exact = id == null ? Json.idOf(Json.text(tweet, "link")) : id;
        if (exact == null) {
            Json.copy(tweet, status, "id", "id");
        } else {
            status.put("id_str", exact);
        }
        putDate(tweet, status);
        String text = Json.text(tweet, "tweet");
        if (text != null) {
            status.put("full_text", text);
            Entities.put(
                    status,
                    text,
                    Entities.list(tweet.get("hashtags")),
                    Entities.list(tweet.get("mentions"), "screen_name", "username"),
                    Entities.list(tweet.get("urls")));
        }
        Json.copy(tweet, status, "lang", "language");
        ObjectNode author = status.putObject("user");
        Json.copy(tweet, author, "id_str", "user_id_str", "user_id");
        Json.copy(tweet, author, "screen_name", "username");
        Json.copy(tweet, author, "name", "name");
        putRelations(tweet, status, exact);
        String repost = Json.id(tweet, "retweet_id");
        String reposter = Json.text(tweet, "user_rt");
        return repost != null && reposter != null ? repost(tweet, repost, reposter, status) : status;
    }

    private static void putRelations(JsonNode tweet, ObjectNode status, @Nullable String id) {
        String conversation = Json.id(tweet, "conversation_id");
        if (conversation != null) {
            status.put("conversation_id_str", conversation);
        }
        List<String> answered = Entities.list(tweet.get("reply_to"), "screen_name", "username");
        String author = Json.text(tweet, "username");
        boolean others = answered != null && answered.stream().anyMatch(handle -> !handle.equalsIgnoreCase(author));
        if (conversation != null && id != null && !conversation.equals(id)) {
            // Which tweet it answers is not said. The one that began the conversation is answered in any case.
            status.put(
                    "in_reply_to_screen_name", others && answered != null ? answered.get(0) : String.valueOf(author));
        }
        String quoted = Json.idOf(Json.text(tweet, "quote_url"));
        if (quoted != null) {
            status.put("quoted_status_id_str", quoted);
        }
    }

    private static ObjectNode repost(JsonNode tweet, String id, String handle, ObjectNode original) {
        ObjectNode repost = Json.object();
        repost.put("id_str", id);
        Json.copy(tweet, repost, "created_at", "retweet_date");
        if (!repost.has("created_at") || repost.get("created_at").asText().isEmpty()) {
            Json.copy(original, repost, "created_at", "created_at");
        }
        Json.copy(original, repost, "full_text", "full_text");
        ObjectNode author = repost.putObject("user");
        Json.copy(tweet, author, "id_str", "user_rt_id");
        author.put("screen_name", handle);
        repost.set("retweeted_status", original);
        return repost;
    }

    /**
     * {@code "created_at": "2021-04-05 20:23:14 EEST", "date": "2021-04-05", "time": "20:23:14", "timezone": "+0300"}; in
     * older versions {@code created_at} is a number of milliseconds. A zone that is a name has no certain meaning.
     */
    private static void putDate(JsonNode tweet, ObjectNode status) {
        JsonNode created = tweet.get("created_at");
        if (created != null && created.isNumber()) {
            status.put("created_at", created.longValue());
            return;
        }
        String date = Json.text(tweet, "date");
        String time = Json.text(tweet, "time");
        String zone = Json.text(tweet, "timezone");
        if (date != null && date.length() == 10 && time != null && zone != null && isOffset(zone)) {
            status.put("created_at", date + ' ' + time + zone);
            return;
        }
        String text = Json.text(tweet, "created_at");
        if (text == null && date != null) {
            text = date.length() == 10 && time != null ? date + ' ' + time + (zone == null ? "" : ' ' + zone) : date;
        }
        if (text != null) {
            boolean utc = text.endsWith(" UTC") || text.endsWith(" GMT");
            status.put("created_at", utc ? text.substring(0, text.length() - 4) : text);
        }
    }

    private static boolean isOffset(String zone) {
        return zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-');
    }
}
