package io.rounds.bench.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Payloads of the X API v2 as twarc-csv writes them: a row for each tweet, with a column for each field, of which most are
 * empty, and lists as JSON in a cell.
 */
final class TwarcTable {
    /** The columns of twarc-csv 0.7, in its order. */
    static final List<String> COLUMNS = List.of(
            "id",
            "conversation_id",
            "referenced_tweets.replied_to.id",
            "referenced_tweets.retweeted.id",
            "referenced_tweets.quoted.id",
            "edit_history_tweet_ids",
            "edits_remaining",
            "editable_until",
            "author_id",
            "in_reply_to_user_id",
            "in_reply_to_username",
            "retweeted_user_id",
            "retweeted_username",
            "quoted_user_id",
            "quoted_username",
            "created_at",
            "text",
            "lang",
            "source",
            "public_metrics.impression_count",
            "public_metrics.reply_count",
            "public_metrics.retweet_count",
            "public_metrics.quote_count",
            "public_metrics.like_count",
            "reply_settings",
            "edit_controls.edits_remaining",
            "edit_controls.editable_until",
            "edit_controls.is_edit_eligible",
            "possibly_sensitive",
            "withheld.scope",
            "withheld.copyright",
            "withheld.country_codes",
            "entities.annotations",
            "entities.cashtags",
            "entities.hashtags",
            "entities.mentions",
            "entities.urls",
            "context_annotations",
            "attachments.media",
            "attachments.media_keys",
            "attachments.poll.duration_minutes",
            "attachments.poll.end_datetime",
            "attachments.poll.id",
            "attachments.poll.options",
            "attachments.poll.voting_status",
            "attachments.poll_ids",
            "author.id",
            "author.created_at",
            "author.username",
            "author.name",
            "author.description",
            "author.entities.description.cashtags",
            "author.entities.description.hashtags",
            "author.entities.description.mentions",
            "author.entities.description.urls",
            "author.entities.url.urls",
            "author.url",
            "author.location",
            "author.pinned_tweet_id",
            "author.profile_image_url",
            "author.protected",
            "author.public_metrics.followers_count",
            "author.public_metrics.following_count",
            "author.public_metrics.listed_count",
            "author.public_metrics.tweet_count",
            "author.verified",
            "author.verified_type",
            "author.withheld.scope",
            "author.withheld.copyright",
            "author.withheld.country_codes",
            "geo.coordinates.coordinates",
            "geo.coordinates.type",
            "geo.country",
            "geo.country_code",
            "geo.full_name",
            "geo.geo.bbox",
            "geo.geo.type",
            "geo.id",
            "geo.name",
            "geo.place_id",
            "geo.place_type",
            "__twarc.retrieved_at",
            "__twarc.url",
            "__twarc.version");

    private static final String REFERENCED = "referenced_tweets";
    private static final List<String> OF_OTHERS = List.of("retweeted", "quoted");

    private TwarcTable() {}

    /**
     * The row of a tweet, without its line's end.
     *
     * @param payload with {@code data} and {@code includes}
     * @param columns which of {@link #COLUMNS} it has
     */
    static String row(JsonNode payload, List<String> columns) {
        JsonNode tweet = payload.path("data");
        JsonNode includes = payload.path("includes");
        List<String> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(cell(value(column, tweet, includes)));
        }
        return String.join(",", cells);
    }

    private static JsonNode value(String column, JsonNode tweet, JsonNode includes) {
        if (column.startsWith("author.")) {
            return at(account(includes, tweet.path("author_id")), column.substring("author.".length()));
        }
        if (column.startsWith(REFERENCED)) {
            String type = column.substring(REFERENCED.length() + 1, column.lastIndexOf('.'));
            return reference(tweet, type).path("id");
        }
        if (column.equals("in_reply_to_username")) {
            return account(includes, tweet.path("in_reply_to_user_id")).path("username");
        }
        for (String type : OF_OTHERS) {
            if (column.equals(type + "_user_id") || column.equals(type + "_username")) {
                JsonNode author = byId(
                                includes.path("tweets"), reference(tweet, type).path("id"))
                        .path("author_id");
                return column.endsWith("_id")
                        ? author
                        : account(includes, author).path("username");
            }
        }
        JsonNode original =
                byId(includes.path("tweets"), reference(tweet, "retweeted").path("id"));
        // Like twarc-csv, which gives reposts the whole text and the entities of what they repost.
        return !original.isMissingNode() && (column.equals("text") || column.startsWith("entities."))
                ? at(original, column)
                : at(tweet, column);
    }

    private static JsonNode reference(JsonNode tweet, String type) {
        for (JsonNode referenced : tweet.path(REFERENCED)) {
            if (referenced.path("type").asText().equals(type)) {
                return referenced;
            }
        }
        return tweet.path("no such field");
    }

    private static JsonNode account(JsonNode includes, JsonNode id) {
        return byId(includes.path("users"), id);
    }

    private static JsonNode byId(JsonNode list, JsonNode id) {
        for (JsonNode one : list) {
            if (one.path("id").equals(id)) {
                return one;
            }
        }
        return list.path("no such field");
    }

    private static JsonNode at(JsonNode from, String path) {
        JsonNode found = from;
        for (String name : path.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    /** As Python writes CSV: only what needs it is in quotation marks. */
    static String cell(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        boolean quoted =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
