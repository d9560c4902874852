package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the interface that Twitter's web application used until 2023 ({@code 2/search/adaptive.json}, {@code
 * 2/timeline/...}): {@code globalObjects.tweets} and {@code globalObjects.users} by their ids, where a tweet names its author by
 * {@code user_id_str}, and {@code timeline} with the tweets that were found, by id. The others complete these.
 */
final class AdaptiveSearch {
    /** An entry of a timeline has its tweet some eight levels deep. */
    private static final int MAX_DEPTH = 40;

    private final JsonNode tweets;
    private final @Nullable JsonNode users;

    private AdaptiveSearch(JsonNode tweets, @Nullable JsonNode users) {
        this.tweets = tweets;
        this.users = users;
    }

    static boolean is(JsonNode record) {
        return Json.at(record, "globalObjects", "tweets") != null;
    }

    /** Collects the tweets that were found, in their order; all tweets where there is no timeline. */
    static void collect(JsonNode record, List<ObjectNode> statuses, List<Rejection> others) throws TooManyValues {
        JsonNode tweets = Json.at(record, "globalObjects", "tweets");
        if (tweets == null) {
            return;
        }
        Map<String, Boolean> found = new LinkedHashMap<>();
        JsonNode timeline = Json.at(record, "timeline");
        if (timeline != null) {
            find(timeline, 0, found);
        }
        if (found.isEmpty()) {
            tweets.fieldNames().forEachRemaining(id -> found.put(id, false));
        }
        AdaptiveSearch answer = new AdaptiveSearch(tweets, Json.at(record, "globalObjects", "users"));
        for (Map.Entry<String, Boolean> entry : found.entrySet()) {
            TooManyValues.check(statuses.size());
            JsonNode tweet = Json.at(tweets, entry.getKey());
            if (entry.getValue()) {
                others.add(new Rejection(Reason.NO_TWEET_OTHER, "An advertisement in a timeline."));
            } else if (tweet == null) {
                others.add(new Rejection(
                        Reason.NO_TWEET_OTHER,
                        "What stands in the place of a tweet that is deleted, withheld or not for everybody."));
            } else {
                statuses.add(answer.status(entry.getKey(), tweet, 0));
            }
        }
    }

    /** Adds the ids of the tweets in a part of the timeline, each with whether it is an advertisement. */
    private static void find(JsonNode node, int depth, Map<String, Boolean> found) {
        if (depth > MAX_DEPTH) {
            return;
        }
        JsonNode tweet = Json.at(node, "tweet");
        String id = tweet == null ? null : Json.id(tweet, "id");
        if (tweet != null && id != null) {
            found.putIfAbsent(id, Json.isObject(tweet, "promotedMetadata"));
            return;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                find(child, depth + 1, found);
            }
        }
    }

    private ObjectNode status(String id, JsonNode tweet, int depth) {
        ObjectNode status = Json.object();
        status.setAll((ObjectNode) tweet);
        status.remove(List.of("retweeted_status", "quoted_status"));
        if (!status.has("id_str")) {
            status.put("id_str", id);
        }
        String author = Json.id(tweet, "user_id_str", "user_id");
        if (author != null) {
            JsonNode user = users == null ? null : Json.at(users, author);
            status.set("user", user == null ? Json.object().put("id_str", author) : user);
        }
        if (depth == 0) {
            refer(tweet, "retweeted_status", status);
            refer(tweet, "quoted_status", status);
        }
        return status;
    }

    private void refer(JsonNode tweet, String name, ObjectNode status) {
        String id = Json.id(tweet, name + "_id_str", name + "_id");
        if (id != null) {
            JsonNode other = Json.at(tweets, id);
            status.set(name, other == null ? Json.object().put("id_str", id) : status(id, other, 1));
        }
    }
}
