package io.rounds.ingest.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rounds.ingest.draft.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The search API of Twitter's first years (search.twitter.com, until 2013): {@code {"results": [{"from_user": ...}]}}. It
 * also escapes quotation marks. Its ids of accounts were not those of Twitter until 7 November 2011: before that the handle
 * identifies the account.
 */
final class EarlySearch {
    private static final Instant TRUE_ACCOUNT_IDS = Instant.parse("2011-11-08T00:00:00Z");

    private EarlySearch() {}

    static boolean is(JsonNode record) {
        return Json.isText(record, "from_user") && record.has("text");
    }

    static ObjectNode status(JsonNode result) {
        ObjectNode status = Json.object();
        Json.copy(result, status, "id", "id");
        Json.copy(result, status, "id_str", "id_str");
        Json.copy(result, status, "created_at", "created_at");
        Json.copy(result, status, "lang", "iso_language_code");
        Json.copy(result, status, "entities", "entities");
        String text = Json.text(result, "text");
        if (text != null) {
            status.put("text", text.replace("&quot;", "\"").replace("&#39;", "'"));
        }
        ObjectNode user = status.putObject("user");
        Json.copy(result, user, "screen_name", "from_user");
        Json.copy(result, user, "name", "from_user_name");
        Instant created = Timestamps.parse(Json.text(result, "created_at"));
        if (created != null && !created.isBefore(TRUE_ACCOUNT_IDS)) {
            Json.copy(result, user, "id_str", "from_user_id_str", "from_user_id");
        }
        Json.copy(result, status, "in_reply_to_screen_name", "to_user");
        @Nullable String answered = Json.id(result, "in_reply_to_status_id_str", "in_reply_to_status_id");
        if (answered != null) {
            status.put("in_reply_to_status_id_str", answered);
        }
        return status;
    }
}
