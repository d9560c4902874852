package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Rejection;
import io.rounds.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tweets of snscrape ({@code --jsonl}; 0.3 to 0.7) and of twscrape, which has its shape: {@code rawContent}, before
 * snscrape 0.5 {@code content}, {@code user.username}, {@code links} or {@code outlinks}, {@code retweetedTweet}.
 */
final class Snscrape {
    private static final String TYPES = "snscrape.modules.";
    private static final String TWITTER = TYPES + "twitter.";

    private Snscrape() {}

    static boolean is(JsonNode record) {
        String type = Json.text(record, "_type");
        return (type != null && type.startsWith(TYPES))
                || record.has("rawContent")
                || record.has("renderedContent")
                || (Json.isText(record, "content")
                        && Json.isText(record, "date")
                        && Json.idOf(Json.text(record, "url")) != null);
    }

    static ObjectNode status(JsonNode tweet) throws Rejection {
        String type = Json.text(tweet, "_type");
        if (type != null && type.startsWith(TYPES) && !type.equals(TWITTER + "Tweet")) {
            throw new Rejection(
                    type.equals(TWITTER + "User") ? Reason.NO_TWEET_USERS : Reason.NO_TWEET_OTHER,
                    "Of snscrape only tweets are read, and this is a " + shortened(type.substring(TYPES.length()))
                            + ".");
        }
        return read(tweet, 0);
    }

    private static String shortened(String type) {
        return type.length() <= 40 ? type : type.substring(0, 40) + "...";
    }

    private static ObjectNode read(JsonNode tweet, int depth) {
        ObjectNode status = Json.object();
        String address = Json.text(tweet, "url");
        String id = Json.id(tweet, "id_str", "id");
        // pandas writes ids as numbers with a decimal point, and the address still has all digits.
        String exact = id == null ? Json.idOf(address) : id;
        if (exact == null) {
            Json.copy(tweet, status, "id", "id");
        } else {
            status.put("id_str", exact);
        }
        Json.copy(tweet, status, "created_at", "date");
        Json.copy(tweet, status, "lang", "lang");
        String text = Json.text(tweet, "rawContent", "content", "renderedContent");
        if (text != null) {
            status.put("full_text", text);
            Entities.put(
                    status,
                    text,
                    Entities.list(tweet.get("hashtags")),
                    Entities.list(tweet.get("mentionedUsers"), "username"),
                    links(tweet));
        }
        putUser(tweet, address, status);
        putConversation(tweet, status);
        JsonNode original = tweet.get("retweetedTweet");
        if (depth == 0 && original != null && original.isObject()) {
            status.set("retweeted_status", read(original, 1));
        }
        JsonNode quoted = tweet.get("quotedTweet");
        if (depth == 0 && quoted != null && quoted.isObject()) {
            ObjectNode read = read(quoted, 1);
            Json.copy(read, status, "quoted_status_id_str", "id_str");
            status.set("quoted_status", read);
        }
        return status;
    }

    private static @Nullable List<String> links(JsonNode tweet) {
        List<String> links = Entities.list(tweet.get("links"), "url", "tcourl");
        return links != null ? links : Entities.list(tweet.get("outlinks"));
    }

    private static void putUser(JsonNode tweet, @Nullable String address, ObjectNode status) {
        JsonNode user = tweet.get("user");
        ObjectNode author = Json.object();
        if (user != null && user.isObject()) {
            Json.copy(user, author, "id_str", "id_str", "id");
            Json.copy(user, author, "screen_name", "username");
            Json.copy(user, author, "name", "displayname");
            Json.copy(user, author, "followers_count", "followersCount");
            Json.copy(user, author, "friends_count", "friendsCount");
            Json.copy(user, author, "created_at", "created");
            Json.copy(user, author, "verified", "verified");
            Json.copy(user, author, "protected", "protected");
        } else {
            Json.copy(tweet, author, "screen_name", "username");
            String handle = author.isEmpty() ? handleOf(address) : null;
            if (handle != null) {
                author.put("screen_name", handle);
            }
        }
        if (!author.isEmpty()) {
            status.set("user", author);
        }
    }

    /** {@code https://twitter.com/HANDLE/status/ID}. */
    private static @Nullable String handleOf(@Nullable String address) {
        if (Json.idOf(address) == null) {
            return null;
        }
        String[] parts = String.valueOf(address).split("/", 6);
        return parts.length > 4 && parts[4].startsWith("status") && !parts[3].equals("i") ? parts[3] : null;
    }

    private static void putConversation(JsonNode tweet, ObjectNode status) {
        String conversation = Json.id(tweet, "conversationIdStr", "conversationId");
        if (conversation != null) {
            status.put("conversation_id_str", conversation);
        }
        String answered = Json.id(tweet, "inReplyToTweetIdStr", "inReplyToTweetId");
        if (answered != null) {
            status.put("in_reply_to_status_id_str", answered);
        }
        JsonNode user = Json.at(tweet, "inReplyToUser");
        if (user != null) {
            Json.copy(user, status, "in_reply_to_screen_name", "username");
        }
    }
}
