package io.rounds.ingest;

import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The formats of JSON records, detected by the names of their first fields. */
enum Format {
    X_V2,
    X_V11,
    COMPLIANCE,
    BLUESKY,
    MASTODON,
    MISSKEY,
    TOOL,
    ACTIVITY_PUB,
    META,
    ROW,
    NOTICE;

    /** What messages call it. */
    String words() {
        return switch (this) {
            case X_V2 -> "X API v2";
            case X_V11 -> "X API v1.1";
            case COMPLIANCE -> "X compliance";
            case BLUESKY -> "Bluesky";
            case MASTODON -> "Mastodon";
            case MISSKEY -> "Misskey";
            case ACTIVITY_PUB -> "ActivityPub";
            case META -> "Meta export";
            case TOOL -> "tools";
            case ROW -> "rows of a table";
            case NOTICE -> "notices";
        };
    }

    /** Whether a record may hold many tweets, and so be larger than one. */
    boolean mayHoldPages() {
        return switch (this) {
            case X_V2, X_V11, MASTODON, BLUESKY, ACTIVITY_PUB, META, TOOL -> true;
            case COMPLIANCE, NOTICE, ROW, MISSKEY -> false;
        };
    }

    /** The only format that has a field of this name; null if several have one, or none. */
    static @Nullable Format decidedBy(String field) {
        return switch (field) {
            case "data",
                    "includes",
                    "matching_rules",
                    "author_id",
                    "edit_history_tweet_ids",
                    "edit_controls",
                    "referenced_tweets",
                    "conversation_id",
                    "note_tweet",
                    "reply_settings",
                    "context_annotations",
                    "public_metrics",
                    "username",
                    "tweet_count" -> X_V2;
            case "id_str",
                    "user",
                    "full_text",
                    "extended_tweet",
                    "retweeted_status",
                    "quoted_status",
                    "statuses",
                    "screen_name",
                    "delete",
                    "truncated",
                    "favorited",
                    "display_text_range",
                    "tweet" -> X_V11;
            case "action" -> COMPLIANCE;
            case "event",
                    "stream",
                    "accounts",
                    "ancestors",
                    "descendants",
                    "account",
                    "acct",
                    "in_reply_to_account_id",
                    "spoiler_text",
                    "visibility",
                    "reblog",
                    "reblogs_count",
                    "content" -> MASTODON;
            case "did", "time_us", "commit", "$type", "cid", "posts", "feed", "thread" -> BLUESKY;
            case "@context", "orderedItems", "attributedTo", "published" -> ACTIVITY_PUB;
            case "text_post_app_text_posts", "comments_v2", "status_updates_v2", "group_posts_v2", "external_context" ->
                META;
            case "_type",
                    "_id",
                    "_index",
                    "_source",
                    "_json",
                    "rawContent",
                    "renderedContent",
                    "verb",
                    "objectType",
                    "__typename",
                    "rest_id",
                    "legacy",
                    "globalObjects",
                    "doc",
                    "from_user",
                    "from_user_id",
                    "columns",
                    "schema" -> TOOL;
            case "limit", "disconnect", "warning", "connection_issue" -> NOTICE;
            default -> null;
        };
    }

    /** Detects the format from all fields, beginning with the current one; null if it is none of the formats. */
    static @Nullable Format detect(JsonScanner json) throws IOException {
        @Nullable Format guess = null;
        boolean facebook = false;
        boolean misskey = false;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            Format decided = decidedBy(field);
            if (decided != null) {
                // A post of Facebook's export has "data", too, but a time or an attachment before it.
                if (decided == X_V2 && facebook && field.equals("data")) {
                    return META;
                }
                // A note of Misskey has "user" as X and "visibility" as Mastodon, but a time of this name before them.
                return misskey && (field.equals("user") || field.equals("visibility")) ? MISSKEY : decided;
            }
            JsonTokens.skip(json);
            switch (field) {
                case "text", "meta" -> guess = X_V2;
                case "timestamp" -> facebook = true;
                case "createdAt" -> misskey = true;
                case "attachments" -> facebook |= guess == null;
                case "author" -> guess = guess == null ? X_V2 : guess;
                case "payload" -> guess = guess == null ? MASTODON : guess;
                case "records", "value", "post", "indexedAt" -> guess = guess == null ? BLUESKY : guess;
                case "actor", "object" -> guess = guess == null ? ACTIVITY_PUB : guess;
                case "media", "creation_timestamp" -> guess = guess == null ? META : guess;
                case "errors", "error", "title", "detail" -> guess = guess == null ? NOTICE : guess;
                default -> {
                    // Common to several formats, or unknown.
                }
            }
        }
        return guess;
    }
}
