package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a payload says about one account, unchecked. Read from the user objects of both versions of X's API. */
final class DraftUser {
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
    static DraftUser read(JsonParser json) throws IOException {
        DraftUser user = new DraftUser();
        @Nullable String number = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> number = Ids.read(json);
                case "id_str" -> user.id = Ids.read(json);
                case "username", "screen_name" -> user.handle = Json.string(json);
                case "name" -> user.name = Json.string(json);
                case "created_at" -> user.createdAt = Json.string(json);
                case "verified" -> user.verified = Json.flag(json);
                case "followers_count" -> user.followers = Json.count(json);
                case "friends_count" -> user.following = Json.count(json);
                case "public_metrics" -> user.readMetrics(json);
                default -> Json.skip(json);
            }
        }
        if (user.id == null) {
            user.id = number;
        }
        return user;
    }

    private void readMetrics(JsonParser json) throws IOException {
        if (!Json.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "followers_count" -> followers = Json.count(json);
                case "following_count" -> following = Json.count(json);
                default -> Json.skip(json);
            }
        }
    }
}
