package io.rounds.ingest.bluesky;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.text.Tags;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads records ({@code app.bsky.feed.post}, {@code app.bsky.feed.repost}) and what the API makes of them: post views
 * ({@code uri}, {@code author}, {@code record}, {@code indexedAt}), the items of feeds ({@code post}, {@code reason}), and records
 * with their address ({@code uri}, {@code value}).
 *
 * @see <a href="https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/feed">Lexicons</a>
 */
final class RecordReader {
    private final RecordLimits limits;

    RecordReader(RecordLimits limits) {
        this.limits = limits;
    }

    /** The view, item of a feed or record that the parser has stepped into, to its end. */
    RepoRecord readView(JsonScanner json) throws IOException {
        RepoRecord view = new RepoRecord(limits);
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!readViewField(json, field, view)) {
                JsonTokens.skip(json);
            }
        }
        return view;
    }

    /** Reads the field if views have one of this name; else nothing is read. */
    boolean readViewField(JsonScanner json, String field, RepoRecord view) throws IOException {
        switch (field) {
            case "uri" -> view.address(JsonTokens.string(json));
            case "author" -> readProfile(json, view.author);
            case "record", "value" -> readContent(json, view);
            case "embed" -> readEmbed(json, view.shownEmbed);
            case "indexedAt" -> view.seen = Timestamps.parse(JsonTokens.string(json));
            case "post" -> {
                if (JsonTokens.object(json)) {
                    for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                        if (inner.equals("post") || !readViewField(json, inner, view)) {
                            JsonTokens.skip(json);
                        }
                    }
                }
            }
            case "reason" -> readReason(json, view);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void readProfile(JsonScanner json, RepoRecord.Profile profile) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "did" -> profile.did = JsonTokens.string(json);
                case "handle" -> profile.handle = JsonTokens.string(json);
                case "displayName" -> profile.name = JsonTokens.string(json);
                case "createdAt" -> profile.createdAt = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    /** A repost, or that the account has pinned the post, which says nothing. */
    private static void readReason(JsonScanner json, RepoRecord view) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        RepoRecord.Repost repost = new RepoRecord.Repost();
        boolean known = false;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "by" -> {
                    known = true;
                    readProfile(json, repost.by);
                }
                case "uri" -> repost.uri = JsonTokens.string(json);
                case "indexedAt" -> repost.indexedAt = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
        view.reason = known ? repost : null;
    }

    /** The record itself. */
    void readContent(JsonScanner json, RepoRecord into) throws IOException {
        // Most events are likes: what is known not to be a post is skipped.
        if (into.collection != null && !into.isTweet()) {
            JsonTokens.skip(json);
            return;
        }
        if (!JsonTokens.object(json)) {
            return;
        }
        into.hasContent = true;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (!readContentField(json, field, into)) {
                JsonTokens.skip(json);
            }
        }
    }

    /** Reads the field if posts or reposts have one of this name; else nothing is read. */
    static boolean readContentField(JsonScanner json, String field, RepoRecord into) throws IOException {
        TweetDraft draft = into.draft;
        switch (field) {
            case "text" -> draft.content.text = draft.required(json, field);
            case "createdAt" -> draft.createdAt = draft.required(json, field);
            case "langs" -> draft.content.lang = first(json);
            case "facets" -> into.facets.read(json);
            case "tags" -> readTags(json, into);
            case "embed" -> readEmbed(json, into.embed);
            case "reply" -> readReply(json, into);
            case "subject" -> into.subject = uri(json);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String first(JsonScanner json) throws IOException {
        @Nullable String first = null;
        if (JsonTokens.array(json)) {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (first == null && token == JsonToken.VALUE_STRING) {
                    first = json.getText();
                }
                json.skipChildren();
            }
        }
        return first == null || first.isEmpty() ? null : first;
    }

    private static void readTags(JsonScanner json, RepoRecord into) throws IOException {
        if (JsonTokens.array(json)) {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    into.tags.add(Tags.bare(json.getText()));
                }
                json.skipChildren();
            }
        }
    }

    /** A card ({@code external}), a quoted record, or a record ({@code record.record}) with media, which may be a card. */
    private static void readEmbed(JsonScanner json, RepoRecord.Embed embed) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "external" -> embed.external = uri(json);
                case "record" -> readQuoted(json, embed);
                case "media" -> readEmbed(json, embed);
                default -> JsonTokens.skip(json);
            }
        }
    }

    /** The quoted record, or the object with a {@code record} that is it. */
    private static void readQuoted(JsonScanner json, RepoRecord.Embed embed) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "uri" -> embed.quoted = JsonTokens.string(json);
                case "author" -> {
                    RepoRecord.Profile author = new RepoRecord.Profile();
                    readProfile(json, author);
                    embed.quotedHandle = author.handle;
                }
                case "record" -> readQuoted(json, embed);
                default -> JsonTokens.skip(json);
            }
        }
    }

    /** The {@code uri} of the object that comes next. */
    private static @Nullable String uri(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return null;
        }
        @Nullable String uri = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("uri")) {
                uri = JsonTokens.string(json);
            } else {
                JsonTokens.skip(json);
            }
        }
        return uri;
    }

    private static void readReply(JsonScanner json, RepoRecord into) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        into.draft.relations.reply = true;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "parent" -> into.parent = uri(json);
                case "root" -> into.root = uri(json);
                default -> JsonTokens.skip(json);
            }
        }
    }
}
