package io.rounds.ingest.bluesky;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.RecordLimits;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.envelope.Envelope;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bluesky: what its Jetstream sends, what its API answers, and the records of repositories. Posts and reposts are tweets;
 * likes, follows and all other records, and what happens to accounts, are not.
 *
 * <ul>
 *   <li>Events of <a href="https://github.com/bluesky-social/jetstream-legacy">Jetstream</a> 1 ({@code did}, {@code time_us}, {@code
 *       kind}, {@code commit}) and 2 ({@code {"$type": "message", "payload": {"$type": "...#commit", ...}}}, with or without what is
 *       around the payload): the same event gives the same tweet.
 *   <li>Answers of the API: {@code posts} of {@code searchPosts} and {@code getPosts}, {@code feed} of {@code getAuthorFeed}, {@code
 *       getTimeline} and {@code getFeed}, {@code thread} of {@code getPostThread}; and the posts in them, one by one.
 *   <li>{@code records} of {@code com.atproto.repo.listRecords}, and such records one by one.
 * </ul>
 *
 * <p>The date of a record is what the author's app claims. As in Bluesky itself a post counts at the earlier of that
 * date and the time at which the network had it (<a
 * href="https://docs.bsky.app/docs/advanced-guides/timestamps">Timestamps</a>).
 *
 * <p>An event names the author by DID, an id that stays, and not by handle, which may change. So the DID serves as
 * the handle, unless the follower that read the event has {@linkplain Envelope asked for it}. A repost names what it reposts and has no content of its own: that is filled in from the post later.
 */
public final class BlueskyParser implements FormatParser {
    private static final String JETSTREAM = "network.bsky.jetstream.subscribeEvents#";
    /** Namespaced identifiers and states of accounts. Anything else may be a text. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.-]{1,100}");

    private final Assembler assembler;
    private final RecordLimits limits;
    private final RecordReader reader;
    private final List<RepoRecord> records = new ArrayList<>();
    private RepoRecord event;
    private boolean page;
    /** Whether there is a commit of version 1, which has its kind beside it. */
    private boolean commit;

    private Envelope.@Nullable Profile profile;

    private @Nullable String type;
    private @Nullable String kind;
    private @Nullable String accountStatus;
    private @Nullable String error;
    private @Nullable String message;
    private @Nullable Rejection problem;

    public BlueskyParser(Assembler assembler, RecordLimits limits) {
        this.assembler = assembler;
        this.limits = limits;
        this.reader = new RecordReader(limits);
        this.event = new RepoRecord(limits);
    }

    /** Sets what is known about the author of the events that come next; null for nothing. */
    public void setProfile(Envelope.@Nullable Profile known) {
        profile = known;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        event = new RepoRecord(limits);
        records.clear();
        page = false;
        commit = false;
        type = null;
        kind = null;
        accountStatus = null;
        error = null;
        message = null;
        problem = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "payload" -> {
                    if (JsonTokens.object(json)) {
                        for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                            readField(json, inner);
                        }
                    }
                }
                case "posts", "feed", "records" -> readPage(json, field);
                case "thread" -> readThread(json);
                default -> readField(json, field);
            }
        }
        addProfile();
    }

    /** An event names its author by DID alone. */
    private void addProfile() {
        if (profile == null || !profile.id().equals(event.did)) {
            return;
        }
        RepoRecord.Profile author = event.author;
        author.handle = author.handle == null ? profile.handle() : author.handle;
        author.name = author.name == null ? profile.name() : author.name;
        author.followers = author.followers == null ? profile.followers() : author.followers;
        author.following = author.following == null ? profile.following() : author.following;
        author.createdAt = author.createdAt == null ? profile.createdAt() : author.createdAt;
    }

    private void readField(JsonScanner json, String field) throws IOException {
        switch (field) {
            case "$type" -> type = JsonTokens.string(json);
            case "did" -> event.did = JsonTokens.string(json);
            case "time_us" -> event.seen = micros(JsonTokens.number(json));
            case "time" -> event.seen = Timestamps.parse(JsonTokens.string(json));
            case "kind" -> kind = JsonTokens.string(json);
            case "account" -> readAccount(json);
            case "commit" -> {
                commit = true;
                if (JsonTokens.object(json)) {
                    for (String inner = json.nextFieldName(); inner != null; inner = json.nextFieldName()) {
                        readCommitField(json, inner);
                    }
                }
            }
            case "error", "name" -> error = JsonTokens.string(json);
            case "message" -> message = JsonTokens.string(json);
            case "rev", "operation", "collection", "rkey" -> readCommitField(json, field);
            default -> {
                if (!reader.readViewField(json, field, event)) {
                    JsonTokens.skip(json);
                }
            }
        }
    }

    private static @Nullable Instant micros(@Nullable Long micros) {
        return micros == null || micros < 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private void readAccount(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            if (field.equals("status")) {
                accountStatus = JsonTokens.string(json);
            } else {
                JsonTokens.skip(json);
            }
        }
    }

    private void readCommitField(JsonScanner json, String field) throws IOException {
        switch (field) {
            case "rev" -> event.rev = JsonTokens.string(json);
            case "operation" -> event.operation = JsonTokens.string(json);
            case "collection" -> event.collection = JsonTokens.string(json);
            case "rkey" -> event.rkey = JsonTokens.string(json);
            case "record" -> reader.readContent(json, event);
            default -> JsonTokens.skip(json);
        }
    }

    private void readPage(JsonScanner json, String field) throws IOException {
        page = true;
        if (!JsonTokens.array(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"" + field + "\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            int start = json.start();
            if (token == JsonToken.START_OBJECT) {
                add(reader.readView(json), start, json);
            } else {
                json.skipChildren();
                RepoRecord none = new RepoRecord(limits);
                none.problem = new Rejection(Reason.WRONG_TYPE, "The elements of \"" + field + "\" must be objects.");
                add(none, start, json);
            }
        }
    }

    private void add(RepoRecord record, int start, JsonScanner json) throws IOException {
        TooManyValues.check(records.size());
        record.start = start;
        record.end = json.end();
        records.add(record);
    }

    /** A tree of posts, or since 2025 ({@code getPostThreadV2}) a list of them. */
    private void readThread(JsonScanner json) throws IOException {
        page = true;
        int before = records.size();
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            readBranch(json);
        } else if (token == JsonToken.START_ARRAY) {
            while (JsonTokens.nextObject(json)) {
                for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                    if (field.equals("value") && JsonTokens.object(json)) {
                        readBranch(json);
                    } else if (!field.equals("value")) {
                        JsonTokens.skip(json);
                    }
                }
            }
        } else {
            json.skipChildren();
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"thread\" must be an object or an array.");
        }
        if (problem == null && records.size() == before) {
            problem = new Rejection(Reason.UNKNOWN_FORMAT, "A thread of Bluesky without a post.");
        }
    }

    /** A post with what it answers and with its answers. Those that were deleted or are blocked have no text. */
    private void readBranch(JsonScanner json) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "post" -> {
                    json.nextToken();
                    int start = json.start();
                    if (json.currentToken() == JsonToken.START_OBJECT) {
                        add(reader.readView(json), start, json);
                    } else {
                        json.skipChildren();
                    }
                }
                case "parent" -> {
                    if (JsonTokens.object(json)) {
                        readBranch(json);
                    }
                }
                case "replies" -> {
                    if (JsonTokens.array(json)) {
                        while (JsonTokens.nextObject(json)) {
                            readBranch(json);
                        }
                    }
                }
                case "notFound", "blocked" -> {
                    int start = json.start();
                    JsonTokens.skip(json);
                    RepoRecord gone = new RepoRecord(limits);
                    gone.problem = new Rejection(
                            Reason.NO_TWEET_OTHER,
                            "A post of a thread that was deleted or is blocked: it has no text.");
                    add(gone, start, json);
                }
                default -> JsonTokens.skip(json);
            }
        }
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        if (page) {
            for (RepoRecord record : records) {
                outcome.part(record.start + outcome.base(), record.end + outcome.base());
                try {
                    emitView(record, outcome);
                } catch (Rejection rejection) {
                    outcome.reject(rejection);
                }
            }
            return;
        }
        switch (kindOfEvent()) {
            case "commit" -> emitCommit(outcome);
            case "account" ->
                throw new Rejection(
                        Reason.NO_TWEET_USERS, "A notice about an account" + shown(", which is now ", accountStatus));
            case "identity" -> throw new Rejection(Reason.NO_TWEET_USERS, "A notice about the name of an account.");
            case "sync" ->
                throw new Rejection(
                        Reason.NO_TWEET_OTHER,
                        "A notice that an account's repository was replaced: what it holds now is not in the stream.");
            case "info", "error" ->
                throw new Rejection(
                        Reason.READER_ERROR,
                        "Jetstream says" + shown(" ", error) + (message == null ? "" : ' ' + shortened(message)));
            default -> emitView(event, outcome);
        }
    }

    /** Which kind of event it is; empty if it is none. */
    private String kindOfEvent() throws Rejection {
        if (kind != null) {
            return switch (kind) {
                case "commit", "account", "identity" -> kind;
                default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "An event of Jetstream of an unknown \"kind\".");
            };
        }
        if (type != null && type.startsWith(JETSTREAM)) {
            String name = type.substring(JETSTREAM.length());
            return switch (name) {
                case "commit", "account", "identity", "sync", "info" -> name;
                default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "An event of Jetstream of an unknown \"$type\".");
            };
        }
        if ("error".equals(type)) {
            return "error";
        }
        // A payload of version 2 whose type somebody has left out.
        boolean bare = !commit && event.did != null && event.operation != null;
        if (commit || (!bare && event.did != null && event.collection == null)) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "An event of Jetstream without its \"kind\".");
        }
        return bare ? "commit" : "";
    }

    private static String shown(String before, @Nullable String identifier) {
        return identifier != null && IDENTIFIER.matcher(identifier).matches() ? before + identifier + '.' : ".";
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    private void emitCommit(Outcome outcome) throws Rejection {
        String collection = event.collection;
        if (collection == null || event.operation == null) {
            throw new Rejection(
                    Reason.WRONG_TYPE, "The fields \"collection\" and \"operation\" of a commit must be strings.");
        }
        if (!event.isTweet()) {
            throw noTweet(collection);
        }
        AtUri uri = address(collection);
        switch (event.operation) {
            case "delete" -> outcome.deletion(Platform.BLUESKY, uri.id(), event.seen);
            case "create", "update" -> {
                if (!event.hasContent) {
                    throw new Rejection(Reason.WRONG_TYPE, "The field \"record\" of a commit must be an object.");
                }
                assembler.emit(RecordDrafts.draft(event, uri, outcome), outcome);
            }
            default -> throw new Rejection(Reason.UNKNOWN_FORMAT, "A commit with an unknown \"operation\".");
        }
    }

    /** A post as the API shows it, or a record with its address. */
    private void emitView(RepoRecord record, Outcome outcome) throws Rejection {
        if (record.problem != null) {
            throw record.problem;
        }
        if (record.collection == null || record.did == null || record.rkey == null) {
            throw withoutAddress(record);
        }
        if (!record.isTweet()) {
            throw noTweet(record.collection);
        }
        if (!record.hasContent) {
            throw new Rejection(
                    Reason.WRONG_TYPE, "The \"record\" or \"value\" of a post of Bluesky must be an object.");
        }
        AtUri uri = new AtUri(record.did, record.collection, record.rkey);
        assembler.emit(RecordDrafts.draft(record, uri, outcome), outcome);
    }

    private Rejection withoutAddress(RepoRecord record) {
        boolean bare = type != null && type.startsWith("app.bsky.");
        if (!bare && !record.hasContent) {
            return new Rejection(Reason.UNKNOWN_FORMAT, "An object of Bluesky that is no post, repost or event.");
        }
        return new Rejection(
                Reason.MISSING_AUTHOR,
                "A record of Bluesky without its address (\"uri\"), which says whose it is: Jetstream, searchPosts,"
                        + " listRecords and repository files (CAR) give both.");
    }

    private static Rejection noTweet(String collection) {
        if (collection.equals("app.bsky.feed.like")) {
            return new Rejection(Reason.NO_TWEET_LIKES, "A like, no tweet.");
        }
        boolean user = collection.startsWith("app.bsky.graph.") || collection.startsWith("app.bsky.actor.");
        boolean named = IDENTIFIER.matcher(collection).matches();
        return new Rejection(
                user ? Reason.NO_TWEET_USERS : Reason.NO_TWEET_OTHER,
                "A record of " + (named ? collection : "another collection") + ", no tweet.");
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
}
