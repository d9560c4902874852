package io.rounds.ingest.mastodon;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.text.TextEntities;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a note as Misskey's API writes them, unchecked; also those of the software made from it (Sharkey, Firefish).
 *
 * @see <a href="https://github.com/misskey-dev/misskey/blob/develop/packages/backend/src/models/json-schema/note.ts">Note</a>
 */
final class MisskeyNote {
    /** A note holds the one it renotes or answers, which holds no further one of interest. */
    private static final int MAX_DEPTH = 1;

    private static final int MAX_MENTIONS = 1_000;

    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\w@/.-])@(\\w{1,100}(?:[.-]\\w{1,100}){0,5})(?:@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,10}))?");

    @Nullable String id;

    @Nullable String uri;

    @Nullable String url;

    @Nullable String createdAt;

    @Nullable String updatedAt;

    @Nullable String text;

    @Nullable String warning;

    @Nullable String visibility;

    @Nullable String replyId;

    @Nullable MisskeyNote reply;

    @Nullable String renoteId;

    @Nullable MisskeyNote renote;

    @Nullable List<String> tags;

    MastodonStatus.@Nullable Account account;
    /** The server of its author; null for an account of the server that was read. */
    @Nullable String host;
    /** Whether it has pictures or a poll, so that it says something without a text, too. */
    boolean attached;
    /** The first field of another type than the API's. */
    @Nullable String wrong;

    /** Reads the object that the parser has stepped into, to its end. */
    static MisskeyNote read(JsonScanner json, int depth) throws IOException {
        MisskeyNote note = new MisskeyNote();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            note.readField(json, field, depth);
        }
        return note;
    }

    void readField(JsonScanner json, String field, int depth) throws IOException {
        switch (field) {
            case "id" -> id = JsonTokens.scalar(json);
            case "uri" -> uri = JsonTokens.string(json);
            case "url" -> url = JsonTokens.string(json);
            case "createdAt" -> createdAt = JsonTokens.string(json);
            case "updatedAt" -> updatedAt = JsonTokens.string(json);
            case "text" -> {
                text = JsonTokens.string(json);
                wrong = text == null && json.currentToken().isNumeric() ? field : wrong;
            }
            case "cw" -> warning = JsonTokens.string(json);
            case "visibility" -> visibility = JsonTokens.string(json);
            case "replyId" -> replyId = JsonTokens.scalar(json);
            case "reply" -> reply = inner(json, depth);
            case "renoteId" -> renoteId = JsonTokens.scalar(json);
            case "renote" -> renote = inner(json, depth);
            case "tags" -> tags = strings(json);
            case "user" -> readUser(json);
            case "fileIds", "files" -> {
                boolean any = JsonTokens.array(json) && json.nextToken() != JsonToken.END_ARRAY;
                attached |= any;
                if (any) {
                    json.skipChildren();
                    rest(json);
                }
            }
            case "poll" -> {
                attached |= json.nextToken() == JsonToken.START_OBJECT;
                json.skipChildren();
            }
            default -> JsonTokens.skip(json);
        }
    }

    /** Steps over what is left of the array. */
    private static void rest(JsonScanner json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
        }
    }

    private static @Nullable MisskeyNote inner(JsonScanner json, int depth) throws IOException {
        if (depth >= MAX_DEPTH) {
            JsonTokens.skip(json);
            return null;
        }
        return JsonTokens.object(json) ? read(json, depth + 1) : null;
    }

    private static @Nullable List<String> strings(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return null;
        }
        List<String> strings = new ArrayList<>(4);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                strings.add(json.getText());
            }
            json.skipChildren();
        }
        return strings;
    }

    private void readUser(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        MastodonStatus.Account user = new MastodonStatus.Account();
        @Nullable String username = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "id" -> user.id = JsonTokens.scalar(json);
                case "username" -> username = JsonTokens.string(json);
                case "host" -> host = JsonTokens.string(json);
                case "name" -> user.displayName = JsonTokens.string(json);
                case "createdAt" -> user.createdAt = JsonTokens.string(json);
                case "followersCount" -> user.followers = JsonTokens.count(json);
                case "followingCount" -> user.following = JsonTokens.count(json);
                case "isBot" -> user.bot = JsonTokens.flag(json);
                default -> JsonTokens.skip(json);
            }
        }
        user.acct = username == null || host == null ? username : username + '@' + host;
        account = user;
    }

    /** Whether everybody may read it. Notes for the home timeline, for followers and for single people are not for everybody. */
    boolean isPublic() {
        return "public".equals(visibility);
    }

    /** Whether it passes on another note without words of its own. */
    boolean isRenote() {
        return renoteId != null && text == null && warning == null && !attached;
    }

    /** The address that every server knows it by; null where that is not known. */
    private @Nullable String address(@Nullable String reader) {
        if (uri != null) {
            return uri;
        }
        return reader == null || host != null || id == null ? null : "https://" + reader + "/notes/" + id;
    }

    /**
     * The note as a status.
     *
     * @param reader the server that was read; null if it is not known
     */
    MastodonStatus status(@Nullable String reader, RecordLimits limits) {
        MastodonStatus status = new MastodonStatus();
        status.uri = address(reader);
        status.url = url == null ? status.uri : url;
        status.createdAt = createdAt;
        status.editedAt = updatedAt;
        status.visibility = visibility;
        status.account = account;
        status.wrong = wrong;
        if (reply != null) {
            status.repliedUri = reply.address(reader);
        }
        status.repliedStatus = replyId;
        if (isRenote()) {
            status.reblog = renote == null ? ofAddress(null) : renote.status(reader, limits);
            return status;
        }
        if (renote != null) {
            status.quoted = ofAddress(renote.address(reader));
            status.quoted.account = renote.account;
        }
        status.spoiler = warning == null ? "" : warning;
        readText(status, text == null ? "" : text, limits);
        return status;
    }

    private static MastodonStatus ofAddress(@Nullable String address) {
        MastodonStatus status = new MastodonStatus();
        status.uri = address;
        status.isAddressOnly = true;
        return status;
    }

    /** Misskey's text is marked up by signs, of which only those of links matter here; its mentions are in the text alone. */
    private void readText(MastodonStatus status, String written, RecordLimits limits) {
        TextEntities entities = limits.read(written);
        List<HtmlText.Anchor> anchors = new ArrayList<>();
        entities.hashtags().forEach(tag -> anchors.add(new HtmlText.Anchor("", "", '#' + tag)));
        for (String link : entities.wholeUrls()) {
            if (link.contains("://")) {
                anchors.add(new HtmlText.Anchor(link, "", link));
            }
        }
        status.tags = tags == null ? List.of() : tags;
        status.plain = new HtmlText.Content(written, anchors);
        Matcher mention = MENTION.matcher(written);
        while (mention.find() && status.mentions.size() < MAX_MENTIONS) {
            String server = mention.group(2) == null ? host : mention.group(2);
            MastodonStatus.Account mentioned = new MastodonStatus.Account();
            mentioned.acct = server == null ? mention.group(1) : mention.group(1) + '@' + server;
            status.mentions.add(mentioned);
        }
    }
}
