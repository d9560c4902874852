package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParser;
import io.rounds.ingest.draft.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The formats of JSON records, detected by the names of their first fields. */
enum Format {
    X_V2,
    X_V11,
    COMPLIANCE,
    BLUESKY,
    MASTODON,
    NOTICE;

    /** What messages call it. */
    String words() {
        return switch (this) {
            case X_V2 -> "X API v2";
            case X_V11 -> "X API v1.1";
            case COMPLIANCE -> "X compliance";
            case BLUESKY -> "Bluesky Jetstream";
            case MASTODON -> "Mastodon";
            case NOTICE -> "notices";
        };
    }

    /** Whether a record may hold many tweets, and so be larger than one. */
    boolean mayHoldPages() {
        return this == X_V2 || this == X_V11 || this == MASTODON;
    }

    /** The only format that has a field of this name; null if several have one, or none. */
    static @Nullable Format decidedBy(String field) {
        return switch (field) {
            case "data",
                    "includes",
                    "matching_rules",
                    "author_id",
                    "author",
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
                    "payload",
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
            case "did", "time_us", "commit" -> BLUESKY;
            case "limit", "disconnect", "warning", "connection_issue" -> NOTICE;
            default -> null;
        };
    }

    /** Detects the format from all fields, beginning with the current one; null if it is none of the formats. */
    static @Nullable Format detect(JsonParser json) throws IOException {
        @Nullable Format guess = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            Format decided = decidedBy(field);
            if (decided != null) {
                return decided;
            }
            JsonTokens.skip(json);
            switch (field) {
                case "text", "meta" -> guess = X_V2;
                case "errors", "error", "title", "detail" -> guess = guess == null ? NOTICE : guess;
                default -> {
                    // Common to several formats, or unknown.
                }
            }
        }
        return guess;
    }
}
