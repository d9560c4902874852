package io.rounds.ingest.x;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Notices;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.RevisionDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * X API v2: a message of the filtered stream ({@code {"data": {...}, "includes": ..., "matching_rules": ...}}), a page
 * of a search ({@code {"data": [...], "includes": ...}}), a tweet that was flattened by twarc (its author and the tweets
 * it refers to inside), and the events of the compliance stream ({@code {"data": {"delete": ...}}}).
 *
 * <p>The tweets of the input are those under {@code data}. Those under {@code includes} only complete them: v2 cuts the
 * text of a repost and lists the entities of what is left, so a repost is read from the original. Long posts are read
 * from {@code note_tweet}.
 */
public final class XV2Parser implements FormatParser {
    /** Above this many entries a map is replaced, not cleared. */
    private static final int SMALL = 1_000;

    private final Assembler assembler;
    private final List<TweetDraft> drafts = new ArrayList<>();
    private Map<String, AuthorDraft> users = new HashMap<>();
    private Map<String, TweetDraft> originals = new HashMap<>();
    private boolean page;
    private boolean pageMeta;
    private @Nullable String error;
    private @Nullable Rejection problem;

    public XV2Parser(Assembler assembler) {
        this.assembler = assembler;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        reset();
        boolean envelope = false;
        @Nullable TweetDraft flat = null;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "data" -> {
                    envelope = true;
                    readData(json);
                }
                case "includes" -> {
                    envelope = true;
                    readIncludes(json);
                }
                case "errors" -> error = Notices.describe(json);
                case "meta" -> {
                    pageMeta = true;
                    JsonTokens.skip(json);
                }
                case "matching_rules", "__twarc" -> JsonTokens.skip(json);
                default -> {
                    if (flat == null) {
                        flat = new TweetDraft();
                    }
                    readField(json, field, flat, true);
                }
            }
        }
        if (flat != null && !envelope) {
            drafts.add(flat);
        }
    }

    private void reset() {
        drafts.clear();
        users = emptied(users);
        originals = emptied(originals);
        page = false;
        pageMeta = false;
        error = null;
        problem = null;
    }

    private static <V> Map<String, V> emptied(Map<String, V> map) {
        if (map.size() > SMALL) {
            return new HashMap<>();
        }
        map.clear();
        return map;
    }

    private void readData(JsonScanner json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.START_OBJECT) {
            TooManyValues.check(drafts.size());
            drafts.add(readTweet(json, true));
        } else if (token == JsonToken.START_ARRAY) {
            page = true;
            for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                TooManyValues.check(drafts.size());
                drafts.add(readElement(json, element));
            }
        } else if (token != JsonToken.VALUE_NULL) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"data\" must be an object or an array.");
        }
    }

    private static TweetDraft readElement(JsonScanner json, JsonToken element) throws IOException {
        int start = json.start();
        TweetDraft draft;
        if (element == JsonToken.START_OBJECT) {
            draft = readTweet(json, true);
        } else {
            json.skipChildren();
            draft = new TweetDraft();
            draft.problem = new Rejection(Reason.WRONG_TYPE, "The elements of \"data\" must be objects.");
        }
        draft.start = start;
        draft.end = json.end();
        return draft;
    }

    private void readIncludes(JsonScanner json) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "users" -> readUsers(json);
                case "tweets" -> readOriginals(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    private void readUsers(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return;
        }
        while (JsonTokens.nextObject(json)) {
            TooManyValues.check(users.size());
            AuthorDraft user = UserReader.read(json);
            if (user.id != null) {
                users.put(user.id, user);
            }
        }
    }

    private void readOriginals(JsonScanner json) throws IOException {
        if (!JsonTokens.array(json)) {
            return;
        }
        while (JsonTokens.nextObject(json)) {
            TooManyValues.check(originals.size());
            TweetDraft original = readTweet(json, false);
            if (original.id != null) {
                originals.put(original.id, original);
            }
        }
    }

    /** @param references whether the tweets it refers to are of interest */
    private static TweetDraft readTweet(JsonScanner json, boolean references) throws IOException {
        TweetDraft draft = new TweetDraft();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            readField(json, field, draft, references);
        }
        return draft;
    }

    private static void readField(JsonScanner json, String field, TweetDraft draft, boolean references)
            throws IOException {
        switch (field) {
            case "id" -> {
                draft.id = XIds.read(json);
                draft.ownId = draft.id == null && XIds.isLost(json);
                if (draft.id == null && !draft.ownId && json.currentToken() != JsonToken.VALUE_NULL) {
                    draft.wrongType(field, XIds.FORM);
                }
            }
            case "text" -> {
                String text = draft.required(json, field);
                if (!draft.content.longText) {
                    draft.content.text = text;
                }
            }
            case "created_at" -> draft.createdAt = draft.date(json, field);
            case "author_id" -> draft.authorId = XIds.read(json, field, draft);
            case "author" -> {
                if (JsonTokens.object(json)) {
                    draft.author = UserReader.read(json);
                }
            }
            case "lang" -> draft.content.lang = JsonTokens.string(json);
            case "conversation_id" -> draft.relations.conversation = XIds.read(json);
            case "in_reply_to_user_id" -> draft.relations.reply |= XIds.read(json) != null;
            case "referenced_tweets" -> readReferences(json, draft, references);
            case "entities" -> {
                ContentDraft.Entities entities = EntityReader.read(json);
                if (!draft.content.longText) {
                    draft.content.entities = entities;
                }
            }
            case "note_tweet" -> readLongText(json, draft);
            case "type" -> draft.relations.referenceType = JsonTokens.string(json);
            case "username" -> {
                draft.profile = true;
                JsonTokens.skip(json);
            }
            case "tweet_count" -> {
                draft.tally = true;
                JsonTokens.skip(json);
            }
            case "edit_history_tweet_ids" -> draft.revision = RevisionDraft.ofVersions(XIds.readSeveral(json));
            case "delete", "drop", "tweet_edit" -> readDeletion(json, draft);
            case "user_delete",
                    "user_undelete",
                    "user_protect",
                    "user_unprotect",
                    "user_suspend",
                    "user_unsuspend",
                    "user_withheld",
                    "user_profile_modification",
                    "scrub_geo" -> {
                draft.profile = true;
                JsonTokens.skip(json);
            }
            default -> JsonTokens.skip(json);
        }
    }

    /** The full text of a post of more than 280 characters, and its own entities. */
    private static void readLongText(JsonScanner json, TweetDraft draft) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        @Nullable String text = null;
        ContentDraft.@Nullable Entities entities = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "text" -> text = JsonTokens.string(json);
                case "entities" -> entities = EntityReader.read(json);
                default -> JsonTokens.skip(json);
            }
        }
        if (text != null) {
            draft.content.longText = true;
            draft.content.text = text;
            draft.content.entities = entities;
        }
    }

    private static void readReferences(JsonScanner json, TweetDraft draft, boolean references) throws IOException {
        if (!references) {
            JsonTokens.skip(json);
            return;
        }
        if (!JsonTokens.array(json)) {
            return;
        }
        while (JsonTokens.nextObject(json)) {
            refer(draft, readTweet(json, false));
        }
    }

    private static void refer(TweetDraft draft, TweetDraft referenced) {
        if (referenced.relations.referenceType == null) {
            return;
        }
        switch (referenced.relations.referenceType) {
            case "retweeted" -> {
                draft.relations.repost = true;
                draft.relations.original = referenced;
            }
            case "replied_to" -> {
                draft.relations.reply = true;
                draft.relations.replyTo = referenced.id;
            }
            case "quoted" -> {
                draft.relations.quote = true;
                draft.relations.quoteOf = referenced.id;
                draft.relations.quoted = referenced;
            }
            default -> {
                // A relation that is not about reading on: nothing of this tweet depends on it.
            }
        }
    }

    /** {@code {"tweet": {"id": ...}, "event_at": ...}}; of an edit, all versions but the last are gone. */
    private static void readDeletion(JsonScanner json, TweetDraft draft) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        @Nullable String tweet = null;
        List<String> versions = List.of();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "tweet" -> {
                    if (JsonTokens.object(json)) {
                        tweet = readTweet(json, false).id;
                    }
                }
                case "edit_tweet_ids" -> versions = XIds.readSeveral(json);
                case "event_at" -> draft.deletedAt = JsonTokens.string(json);
                default -> JsonTokens.skip(json);
            }
        }
        if (!versions.isEmpty()) {
            draft.deleted = versions.subList(0, versions.size() - 1);
        } else if (tweet != null) {
            draft.deleted = List.of(tweet);
        }
    }

    @Override
    public boolean misfits() {
        if (page || problem != null || drafts.size() > 1) {
            return false;
        }
        if (drafts.isEmpty()) {
            return error == null && !pageMeta;
        }
        TweetDraft draft = drafts.get(0);
        return draft.deleted.isEmpty()
                && !draft.tally
                && (draft.content.text == null || draft.createdAt == null || draft.profile);
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        if (drafts.isEmpty()) {
            rejectEmpty();
            return;
        }
        rejectOtherThings();
        for (TweetDraft draft : drafts) {
            if (page) {
                outcome.part(draft.start + outcome.base(), draft.end + outcome.base());
            }
            emit(draft, outcome);
        }
    }

    /** A page of a search that found nothing is in order; anything else without data is not. */
    private void rejectEmpty() throws Rejection {
        if (error != null) {
            throw new Rejection(Reason.READER_ERROR, error);
        }
        if (!page && !pageMeta) {
            throw new Rejection(Reason.UNKNOWN_FORMAT, "An X API v2 message without data.");
        }
    }

    /** Rejects pages of counts or of accounts as a whole. */
    private void rejectOtherThings() throws Rejection {
        boolean tallies = true;
        boolean profiles = true;
        for (TweetDraft draft : drafts) {
            tallies &= draft.tally;
            profiles &= draft.profile;
        }
        if (tallies) {
            throw new Rejection(Reason.NO_TWEET_COUNTS, "Tweet counts, no tweets: search for the tweets themselves.");
        }
        if (profiles) {
            throw new Rejection(Reason.NO_TWEET_USERS, "Accounts, or notices about accounts, no tweets.");
        }
    }

    private void emit(TweetDraft draft, Outcome outcome) {
        if (!draft.deleted.isEmpty()) {
            outcome.deletions(draft.deleted, Timestamps.parse(draft.deletedAt));
            return;
        }
        if (draft.author == null && draft.authorId != null) {
            draft.author = users.get(draft.authorId);
        }
        complete(draft.relations.original);
        complete(draft.relations.quoted);
        assembler.emit(draft, outcome);
    }

    /** Fills a mere reference to an original from the tweets the record includes. */
    private void complete(@Nullable TweetDraft reference) {
        if (reference == null || reference.id == null) {
            return;
        }
        TweetDraft included = originals.get(reference.id);
        if (reference.content.text == null && included != null) {
            reference.content = included.content;
            reference.authorId = included.authorId;
        }
        if (reference.author == null && reference.authorId != null) {
            reference.author = users.get(reference.authorId);
        }
    }
}
