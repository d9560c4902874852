package io.rounds.ingest.draft;

import com.fasterxml.jackson.core.JsonParser;
import io.rounds.ingest.x.XIds;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a payload says about one account, unchecked. Read from the user objects of both versions of X's API. */
public final class AuthorDraft {
    @Nullable String id;

    @Nullable String handle;

    @Nullable String name;

    @Nullable Integer followers;

    @Nullable Integer following;

    @Nullable String createdAt;

    @Nullable Boolean verified;
    /** Whether the account says that it is run by a program. */
    @Nullable Boolean automated;

    /** Reads the object that the parser has stepped into, to its end. */
    static AuthorDraft read(JsonParser json) throws IOException {
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
                case "followers_count" -> user.followers = JsonTokens.count(json);
                case "friends_count" -> user.following = JsonTokens.count(json);
                case "public_metrics" -> user.readMetrics(json);
                default -> JsonTokens.skip(json);
            }
        }
        if (user.id == null) {
            user.id = number;
        }
        return user;
    }

    private void readMetrics(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "followers_count" -> followers = JsonTokens.count(json);
                case "following_count" -> following = JsonTokens.count(json);
                default -> JsonTokens.skip(json);
            }
        }
    }
}
