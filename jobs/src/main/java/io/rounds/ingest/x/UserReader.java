package io.rounds.ingest.x;

import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the user objects of both versions of X's API. */
final class UserReader {
    private UserReader() {}

    /** Reads the object that the parser has stepped into, to its end. */
    static AuthorDraft read(JsonScanner json) throws IOException {
        AuthorDraft user = new AuthorDraft();
        @Nullable String number = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> number = XIds.read(json);
                case "id_str" -> user.id = XIds.read(json);
                case "username", "screen_name" -> user.handle = JsonTokens.string(json);
                case "name" -> user.name = JsonTokens.string(json);
                case "created_at" -> user.createdAt = JsonTokens.string(json);
                case "verified" -> user.verified = JsonTokens.flag(json);
                case "protected" -> user.isProtected = Boolean.TRUE.equals(JsonTokens.flag(json));
                case "followers_count" -> user.followers = JsonTokens.count(json);
                case "friends_count" -> user.following = JsonTokens.count(json);
                case "public_metrics" -> readMetrics(json, user);
                default -> JsonTokens.skip(json);
            }
        }
        if (user.id == null) {
            user.id = number;
        }
        return user;
    }

    private static void readMetrics(JsonScanner json, AuthorDraft user) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "followers_count" -> user.followers = JsonTokens.count(json);
                case "following_count" -> user.following = JsonTokens.count(json);
                default -> JsonTokens.skip(json);
            }
        }
    }
}
