package io.rounds.ingest.bluesky;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.rounds.extract.text.Tags;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.JsonTokens;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.RevisionDraft;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of Bluesky's <a href="https://github.com/bluesky-social/jetstream-legacy">Jetstream</a>: posts and reposts that
 * were created, changed or deleted. Likes, follows and all other records, and what happens to accounts, are no tweets.
 *
 * <p>The date of a record is what the author's app claims. As in Bluesky itself a post counts at the earlier of that
 * date and the time at which the network had it (<a
 * href="https://docs.bsky.app/docs/advanced-guides/timestamps">Timestamps</a>).
 *
 * <p>An event names the author by DID, an id that stays, and not by handle, which may change. So the DID serves as
 * the handle. A repost names what it reposts and has no content of its own: that is filled in from the post later.
 */
public final class BlueskyParser implements FormatParser {
    private final Assembler assembler;
    private final Facets facets;
    private Event event = new Event();

    public BlueskyParser(Assembler assembler, RecordLimits limits) {
        this.assembler = assembler;
        this.facets = new Facets(limits);
    }

    /** The fields of an event. */
    private static final class Event {
        private @Nullable String did;
        private @Nullable Instant time;
        private @Nullable String kind;
        private @Nullable String accountStatus;
        private @Nullable String rev;
        private @Nullable String operation;
        private @Nullable String collection;
        private @Nullable String rkey;
        private boolean record;
        private @Nullable String external;
        private @Nullable String quoted;
        private @Nullable String parent;
        private @Nullable String root;
        private @Nullable String subject;
        private final TweetDraft draft = new TweetDraft();
        private final List<String> tags = new ArrayList<>(0);
    }

    @Override
    public void read(JsonParser json) throws IOException {
        event = new Event();
        facets.clear();
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "did" -> event.did = JsonTokens.string(json);
                case "time_us" -> event.time = micros(JsonTokens.number(json));
                case "kind" -> event.kind = JsonTokens.string(json);
                case "account" -> readAccount(json);
                case "commit" -> readCommit(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    private static @Nullable Instant micros(@Nullable Long micros) {
        return micros == null || micros < 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private void readAccount(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("status")) {
                event.accountStatus = JsonTokens.string(json);
            } else {
                JsonTokens.skip(json);
            }
        }
    }

    private void readCommit(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "rev" -> event.rev = JsonTokens.string(json);
                case "operation" -> event.operation = JsonTokens.string(json);
                case "collection" -> event.collection = JsonTokens.string(json);
                case "rkey" -> event.rkey = JsonTokens.string(json);
                case "record" -> readRecord(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    private void readRecord(JsonParser json) throws IOException {
        // Most events are likes: what is known not to be a post is skipped.
        if (event.collection != null && !isTweet(event.collection)) {
            JsonTokens.skip(json);
            return;
        }
        if (!JsonTokens.object(json)) {
            return;
        }
        event.record = true;
        TweetDraft draft = event.draft;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "text" -> draft.content.text = draft.required(json, field);
                case "createdAt" -> draft.createdAt = draft.required(json, field);
                case "langs" -> draft.content.lang = first(json);
                case "facets" -> facets.read(json);
                case "tags" -> readTags(json);
                case "embed" -> readEmbed(json);
                case "reply" -> readReply(json);
                case "subject" -> event.subject = uri(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    private static boolean isTweet(String collection) {
        return collection.equals(AtUri.POST) || collection.equals(AtUri.REPOST);
    }

    private static @Nullable String first(JsonParser json) throws IOException {
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

    /** Hashtags that stand in no text. */
    private void readTags(JsonParser json) throws IOException {
        if (JsonTokens.array(json)) {
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    event.tags.add(Tags.bare(json.getText()));
                }
                json.skipChildren();
            }
        }
    }

    /** A card ({@code external}), a quoted record, or a record ({@code record.record}) with media, which may be a card. */
    private void readEmbed(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "external" -> event.external = uri(json);
                case "record" -> event.quoted = uri(json);
                case "media" -> readEmbed(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    /** The {@code uri} of the object that comes next, or of the {@code record} in it. */
    private static @Nullable String uri(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return null;
        }
        @Nullable String uri = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "uri" -> uri = JsonTokens.string(json);
                case "record" -> uri = uri(json);
                default -> JsonTokens.skip(json);
            }
        }
        return uri;
    }

    private void readReply(JsonParser json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        event.draft.relations.reply = true;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "parent" -> event.parent = uri(json);
                case "root" -> event.root = uri(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (event.kind == null) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "An event of Jetstream without its \"kind\".");
        }
        switch (event.kind) {
            case "commit" -> emitCommit(outcome);
            case "account" ->
                throw new Rejection(
                        Reason.NO_TWEET_USERS,
                        "A notice about an account"
                                + (event.accountStatus == null ? "." : ", which is now " + event.accountStatus + '.'));
            case "identity" -> throw new Rejection(Reason.NO_TWEET_USERS, "A notice about the name of an account.");
            default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "An event of Jetstream of an unknown \"kind\".");
        }
    }

    private void emitCommit(Outcome outcome) throws Rejection {
        String collection = event.collection;
        if (collection == null || event.operation == null) {
            throw new Rejection(
                    Reason.WRONG_TYPE, "The fields \"collection\" and \"operation\" of a commit must be strings.");
        }
        if (!isTweet(collection)) {
            throw noTweet(collection);
        }
        AtUri uri = address(collection);
        switch (event.operation) {
            case "delete" -> outcome.deletion(Platform.BLUESKY, uri.id(), event.time);
            case "create", "update" -> {
                if (!event.record) {
                    throw new Rejection(Reason.WRONG_TYPE, "The field \"record\" of a commit must be an object.");
                }
                assembler.emit(draft(uri, outcome), outcome);
            }
            default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "A commit with an unknown \"operation\".");
        }
    }

    private static Rejection noTweet(String collection) {
        if (collection.equals("app.bsky.feed.like")) {
            return new Rejection(Reason.NO_TWEET_LIKES, "A like, no tweet.");
        }
        boolean user = collection.startsWith("app.bsky.graph.") || collection.startsWith("app.bsky.actor.");
        return new Rejection(
                user ? Reason.NO_TWEET_USERS : Reason.NO_TWEET_OTHER, "A record of " + collection + ", no tweet.");
    }

    private AtUri address(String collection) throws Rejection {
        if (event.did == null) {
            throw new Rejection(Reason.MISSING_AUTHOR, "A commit without the \"did\" of its author.");
        }
        if (event.rkey == null) {
            throw new Rejection(Reason.MISSING_ID, "A commit without the \"rkey\" of its record.");
        }
        AtUri uri = new AtUri(event.did, collection, event.rkey);
        if (!uri.isWellFormed()) {
            throw new Rejection(Reason.MISSING_ID, "\"did\" and \"rkey\" are none, or too long together.");
        }
        return uri;
    }

    private TweetDraft draft(AtUri uri, Outcome outcome) {
        TweetDraft draft = event.draft;
        draft.platform = Platform.BLUESKY;
        draft.id = uri.id();
        draft.url = uri.url();
        draft.seenAt = event.time;
        draft.author = author(uri);
        if ("update".equals(event.operation)) {
            draft.revision = RevisionDraft.ofEdit(editedAt(outcome));
        }
        if (uri.isPost()) {
            fillPost(draft);
        } else {
            fillRepost(draft);
        }
        return draft;
    }

    private static AuthorDraft author(AtUri uri) {
        AuthorDraft author = new AuthorDraft();
        author.id = uri.did();
        author.handle = uri.did();
        return author;
    }

    /** The revision's time is the same wherever the event is read; but it must not lie in the future. */
    private Instant editedAt(Outcome outcome) {
        Instant seen = event.time == null ? outcome.readAt() : event.time;
        Instant revised = Tid.time(event.rev);
        return revised == null || revised.isAfter(seen) ? seen : revised;
    }

    private void fillPost(TweetDraft draft) {
        ContentDraft.Entities entities = facets.entities(draft.content.text == null ? "" : draft.content.text);
        entities.hashtags().addAll(event.tags);
        if (event.external != null) {
            entities.urls().add(event.external);
        }
        draft.content.entities = entities;
        draft.relations.replyTo = post(event.parent);
        AtUri quoted = AtUri.of(event.quoted);
        if (quoted != null && quoted.isPost()) {
            draft.relations.quote = true;
            draft.relations.quoteOf = quoted.id();
            draft.relations.quoted = referenced(quoted);
        }
        draft.relations.conversation = draft.relations.reply ? post(event.root) : draft.id;
    }

    /** The id of the post at this address; null if it is the address of something else, such as a list or a feed. */
    private static @Nullable String post(@Nullable String address) {
        AtUri uri = AtUri.of(address);
        return uri == null || !uri.isPost() ? null : uri.id();
    }

    private void fillRepost(TweetDraft draft) {
        draft.relations.repost = true;
        draft.content.text = "";
        draft.content.entities = new ContentDraft.Entities(List.of(), List.of(), List.of());
        AtUri subject = AtUri.of(event.subject);
        if (subject == null || !subject.isPost()) {
            draft.problem =
                    new Rejection(Reason.WRONG_TYPE, "The \"subject\" of a repost must be the address of a post.");
            return;
        }
        draft.url = subject.url();
        draft.relations.original = referenced(subject);
    }

    private static TweetDraft referenced(AtUri uri) {
        TweetDraft referenced = new TweetDraft();
        referenced.id = uri.id();
        referenced.author = author(uri);
        return referenced;
    }
}
