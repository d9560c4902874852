package io.rounds.ingest.mastodon;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a status as Mastodon's API writes them, unchecked.
 *
 * @see <a href="https://docs.joinmastodon.org/entities/Status/">Status</a>
 */
final class MastodonStatus {
    /** Of Mastodon, of Pleroma and its like ({@code list}), of GoToSocial ({@code mutuals_only}) and of Misskey. */
    private static final Set<String> PRIVATE =
            Set.of("private", "direct", "limited", "list", "mutuals_only", "specified", "followers");

    @Nullable String uri;

    @Nullable String url;

    @Nullable String createdAt;

    @Nullable String editedAt;

    @Nullable String content;
    /** The text where it is not HTML. */
    HtmlText.@Nullable Content plain;

    String spoiler = "";

    @Nullable String visibility;

    @Nullable String language;
    /** The server's own ids of what it answers. */
    @Nullable String repliedStatus;

    @Nullable String repliedAccount;
    /** The address of what it answers, which only ActivityPub gives. */
    @Nullable String repliedUri;
    /** Whether nothing but its address is known, as of what an ActivityPub server reposts. */
    boolean isAddressOnly;

    @Nullable Account account;

    final List<Account> mentions = new ArrayList<>(2);
    /** Names of hashtags, mostly in lower case; null where the status does not list them. */
    @Nullable List<String> tags;

    @Nullable String card;

    @Nullable MastodonStatus reblog;

    @Nullable MastodonStatus quoted;
    /** Whether it is the profile of an account instead. */
    boolean profile;
    /** The first field of another type than the API's. */
    @Nullable String wrong;

    /** Where it stands in the record, in bytes; -1 if it is the whole record. */
    int start = -1;

    int end = -1;

    /** Who has written a status, or is mentioned in one. */
    static final class Account {
        /** Of the server that was read. */
        @Nullable String id;
        /** {@code name} of an account of the server that was read, {@code name@host} of any other. */
        @Nullable String acct;

        @Nullable String url;

        @Nullable String displayName;

        @Nullable String createdAt;

        @Nullable Integer followers;

        @Nullable Integer following;

        @Nullable Boolean bot;

        static Account read(JsonScanner json) throws IOException {
            Account account = new Account();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "id" -> account.id = JsonTokens.scalar(json);
                    case "acct" -> account.acct = JsonTokens.string(json);
                    case "url" -> account.url = JsonTokens.string(json);
                    case "display_name" -> account.displayName = JsonTokens.string(json);
                    case "created_at" -> account.createdAt = JsonTokens.string(json);
                    case "followers_count" -> account.followers = JsonTokens.count(json);
                    case "following_count" -> account.following = JsonTokens.count(json);
                    case "bot" -> account.bot = JsonTokens.flag(json);
                    default -> JsonTokens.skip(json);
                }
            }
            return account;
        }

        /** Whether it is an account of the server that was read. */
        boolean isLocal() {
            return acct != null && acct.indexOf('@') < 0;
        }
    }

    /** Reads the object that the parser has stepped into, to its end. */
    static MastodonStatus read(JsonScanner json) throws IOException {
        MastodonStatus status = new MastodonStatus();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            status.readField(json, field);
        }
        return status;
    }

    void readField(JsonScanner json, String field) throws IOException {
        switch (field) {
            case "uri" -> uri = JsonTokens.string(json);
            case "url" -> url = JsonTokens.string(json);
            case "created_at" -> createdAt = required(json, field);
            case "edited_at" -> editedAt = JsonTokens.string(json);
            case "content" -> content = required(json, field);
            case "spoiler_text" -> {
                String text = JsonTokens.string(json);
                spoiler = text == null ? "" : text;
            }
            case "visibility" -> visibility = JsonTokens.string(json);
            case "language" -> language = JsonTokens.string(json);
            case "in_reply_to_id" -> repliedStatus = JsonTokens.scalar(json);
            case "in_reply_to_account_id" -> repliedAccount = JsonTokens.scalar(json);
            case "account" -> {
                if (JsonTokens.object(json)) {
                    account = Account.read(json);
                }
            }
            case "acct" -> {
                profile = true;
                JsonTokens.skip(json);
            }
            case "mentions" -> readMentions(json);
            case "tags" -> readTags(json);
            case "card" -> readCard(json);
            case "reblog" -> reblog = readInner(json);
            case "quote" -> readQuote(json);
            default -> JsonTokens.skip(json);
        }
    }

    private @Nullable String required(JsonScanner json, String field) throws IOException {
        String value = JsonTokens.string(json);
        if (value == null && json.currentToken() != JsonToken.VALUE_NULL && wrong == null) {
            wrong = field;
        }
        return value;
    }

    private void readMentions(JsonScanner json) throws IOException {
        if (JsonTokens.array(json)) {
            while (JsonTokens.nextObject(json)) {
                mentions.add(Account.read(json));
            }
        }
    }

    private void readTags(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return;
        }
        List<String> names = new ArrayList<>(4);
        while (JsonTokens.nextObject(json)) {
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                String name = field.equals("name") ? JsonTokens.string(json) : null;
                if (name != null) {
                    names.add(name);
                } else if (!field.equals("name")) {
                    JsonTokens.skip(json);
                }
            }
        }
        tags = names;
    }

    private void readCard(JsonScanner json) throws IOException {
        if (JsonTokens.object(json)) {
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                if (field.equals("url")) {
                    card = JsonTokens.string(json);
                } else {
                    JsonTokens.skip(json);
                }
            }
        }
    }

    private static @Nullable MastodonStatus readInner(JsonScanner json) throws IOException {
        return JsonTokens.object(json) ? read(json) : null;
    }

    /** {@code {"state": "accepted", "quoted_status": {...}}}; some other software writes the status itself. */
    private void readQuote(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        MastodonStatus itself = new MastodonStatus();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("quoted_status")) {
                quoted = readInner(json);
            } else {
                itself.readField(json, field);
            }
        }
        if (quoted == null && itself.uri != null) {
            quoted = itself;
        }
    }

    /** Whether the server shows it to followers or single people only. */
    boolean isPrivate() {
        return visibility != null && PRIVATE.contains(visibility);
    }

    /** Whether it has anything that makes it a status. */
    boolean isStatus() {
        return content != null || plain != null || uri != null || createdAt != null || wrong != null;
    }
}
