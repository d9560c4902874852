package io.rounds.ingest.x;

import com.fasterxml.jackson.core.JsonToken;
import io.rounds.ingest.draft.Assembler;
import io.rounds.ingest.draft.ContentDraft;
import io.rounds.ingest.draft.FormatParser;
import io.rounds.ingest.draft.Outcome;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.RelationsDraft;
import io.rounds.ingest.draft.RevisionDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TooManyValues;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.json.JsonScanner;
import io.rounds.ingest.json.JsonTokens;
import io.rounds.model.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * X (Twitter) API v1.1: a status, in the classic form ({@code text}), the extended one ({@code full_text}) or the
 * stream's compatible one ({@code text} cut and {@code extended_tweet} beside it); a page of a search
 * ({@code {"statuses": [...]}}); and the stream's {@code {"delete": {"status": ...}}}.
 *
 * <p>Also the tweets of a personal archive, {@code {"tweet": {...}}}, which have the same fields and no author.
 *
 * <p>A repost carries the original inside ({@code retweeted_status}) and is read from it. XIds are taken from
 * {@code id_str}: many tools have rounded the number.
 */
public final class XV11Parser implements FormatParser {
    private final Assembler assembler;
    private final @Nullable ArchiveOwner usualOwner;
    private final List<TweetDraft> drafts = new ArrayList<>();
    private boolean ofArchive;
    private @Nullable ArchiveOwner owner;
    private NoteTweets longPosts = NoteTweets.NONE;
    private boolean personal;
    private boolean page;
    private @Nullable Rejection problem;

    /**
     * Creates a parser.
     *
     * @param usualOwner the author of the tweets of a personal archive that does not name its owner
     */
    public XV11Parser(Assembler assembler, @Nullable ArchiveOwner usualOwner) {
        this.assembler = assembler;
        this.usualOwner = usualOwner;
        this.owner = usualOwner;
    }

    /** Says that the next record is from an archive, personal or not, who its owner is, if known, and its long posts. */
    public void beginArchive(boolean isPersonal, @Nullable ArchiveOwner archiveOwner, NoteTweets posts) {
        longPosts = posts;
        ofArchive = isPersonal;
        owner = archiveOwner == null ? usualOwner : archiveOwner;
    }

    /** Says that the next record is not from an archive. */
    public void endArchive() {
        ofArchive = false;
        longPosts = NoteTweets.NONE;
        owner = usualOwner;
    }

    @Override
    public void read(JsonScanner json) throws IOException {
        drafts.clear();
        personal = ofArchive;
        page = false;
        problem = null;
        Status status = new Status(true);
        boolean any = false;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "statuses" -> readPage(json);
                case "search_metadata" -> JsonTokens.skip(json);
                case "tweet" -> {
                    any = true;
                    personal = true;
                    readPersonal(json, status);
                }
                case "delete" -> {
                    any = true;
                    readDeletion(json, status.draft);
                }
                default -> {
                    any = true;
                    status.readField(json, field);
                }
            }
        }
        if (any && !page) {
            drafts.add(status.finished());
        }
    }

    private void readPersonal(JsonScanner json, Status status) throws IOException {
        if (!JsonTokens.object(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"tweet\" must be an object.");
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            status.readField(json, field);
        }
    }

    private void readPage(JsonScanner json) throws IOException {
        page = true;
        if (!JsonTokens.array(json)) {
            problem = new Rejection(Reason.WRONG_TYPE, "The field \"statuses\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            TooManyValues.check(drafts.size());
            int start = json.start();
            TweetDraft draft;
            if (token == JsonToken.START_OBJECT) {
                draft = Status.read(json, true);
            } else {
                json.skipChildren();
                draft = new TweetDraft();
                draft.problem = new Rejection(Reason.WRONG_TYPE, "The elements of \"statuses\" must be objects.");
            }
            draft.start = start;
            draft.end = json.end();
            drafts.add(draft);
        }
    }

    /** {@code {"status": {"id": 1, "id_str": "1", "user_id": 2, ...}, "timestamp_ms": "1432228155593"}}. */
    private static void readDeletion(JsonScanner json, TweetDraft draft) throws IOException {
        if (!JsonTokens.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "status" -> {
                    if (JsonTokens.object(json)) {
                        TweetDraft deleted = Status.read(json, false);
                        draft.deleted = deleted.id == null ? List.of() : List.of(deleted.id);
                        draft.problem = deleted.problem;
                    }
                }
                case "timestamp_ms" -> draft.deletedAt = JsonTokens.scalar(json);
                default -> JsonTokens.skip(json);
            }
        }
    }

    @Override
    public boolean misfits() {
        if (page || personal || problem != null || drafts.size() != 1) {
            return false;
        }
        TweetDraft draft = drafts.get(0);
        return draft.deleted.isEmpty() && (draft.content.text == null || draft.author == null);
    }

    @Override
    public void emit(Outcome outcome) throws Rejection {
        if (problem != null) {
            throw problem;
        }
        for (TweetDraft draft : drafts) {
            if (page) {
                outcome.part(draft.start + outcome.base(), draft.end + outcome.base());
            }
            if (!draft.deleted.isEmpty()) {
                Instant millis = millis(draft.deletedAt);
                outcome.deletions(draft.deleted, millis == null ? Timestamps.parse(draft.deletedAt) : millis);
                continue;
            }
            draft.personal = personal;
            if (personal) {
                longPosts.complete(draft);
            }
            if (personal && draft.author == null && owner != null) {
                draft.author = owner.author();
            }
            assembler.emit(draft, outcome);
        }
    }

    private static @Nullable Instant millis(@Nullable String text) {
        return text != null && text.length() <= 15 && XIds.isId(text)
                ? Instant.ofEpochMilli(Long.parseLong(text))
                : null;
    }

    /** Reads one status: several fields have the same meaning, and which one applies is known at the end. */
    private static final class Status {
        private final TweetDraft draft = new TweetDraft();
        private final boolean references;
        private @Nullable String number;
        private boolean badNumber;
        private boolean lostNumber;
        private @Nullable String numberOfQuoted;
        private @Nullable String numberOfAnswered;
        private @Nullable String text;
        private @Nullable String fullText;
        private ContentDraft.@Nullable Entities fullEntities;

        /** @param references whether the statuses inside are of interest */
        Status(boolean references) {
            this.references = references;
        }

        /** Reads the object that the parser has stepped into. */
        static TweetDraft read(JsonScanner json, boolean references) throws IOException {
            Status status = new Status(references);
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                status.readField(json, field);
            }
            return status.finished();
        }

        void readField(JsonScanner json, String field) throws IOException {
            switch (field) {
                case "id" -> {
                    number = XIds.read(json);
                    lostNumber = number == null && XIds.isLost(json);
                    badNumber = number == null && !lostNumber && json.currentToken() != JsonToken.VALUE_NULL;
                }
                case "id_str" -> draft.id = XIds.read(json, field, draft);
                case "created_at" -> draft.createdAt = draft.date(json, field);
                case "text" -> text = draft.required(json, field);
                case "full_text" -> fullText = draft.required(json, field);
                case "extended_tweet" -> readExtended(json);
                case "lang" -> draft.content.lang = JsonTokens.string(json);
                case "entities" -> draft.content.entities = EntityReader.read(json);
                case "user" -> {
                    if (JsonTokens.object(json)) {
                        draft.author = UserReader.read(json);
                    }
                }
                case "conversation_id_str" -> draft.relations.conversation = XIds.read(json);
                case "in_reply_to_status_id_str" -> draft.relations.replyTo = XIds.read(json);
                case "in_reply_to_status_id" -> {
                    numberOfAnswered = XIds.read(json);
                    draft.relations.reply |= XIds.isLost(json);
                }
                case "in_reply_to_user_id", "in_reply_to_user_id_str" ->
                    draft.relations.reply |= XIds.read(json) != null;
                case "in_reply_to_screen_name" -> draft.relations.reply |= JsonTokens.string(json) != null;
                case "is_quote_status" -> draft.relations.quote |= Boolean.TRUE.equals(JsonTokens.flag(json));
                case "quoted_status_id_str" -> draft.relations.quoteOf = XIds.read(json);
                case "quoted_status_id" -> {
                    numberOfQuoted = XIds.read(json);
                    draft.relations.quote |= XIds.isLost(json);
                }
                case "quoted_status" -> readQuoted(json);
                case "retweeted_status" -> readOriginal(json);
                case "deleted_at" -> draft.deletedAt = JsonTokens.string(json);
                case "edit_history", "ext_edit_control", "edit_info" ->
                    draft.revision = RevisionDraft.ofVersions(readVersions(json));
                case "screen_name" -> {
                    draft.profile = true;
                    JsonTokens.skip(json);
                }
                default -> JsonTokens.skip(json);
            }
        }

        private void readQuoted(JsonScanner json) throws IOException {
            if (!references) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                draft.relations.quoted = read(json, false);
            }
        }

        private void readOriginal(JsonScanner json) throws IOException {
            if (!references) {
                JsonTokens.skip(json);
            } else if (JsonTokens.object(json)) {
                draft.relations.repost = true;
                draft.relations.original = read(json, false);
            }
        }

        /** The list of ids, of which the several kinds of API differ only in how deep it lies. */
        private static List<String> readVersions(JsonScanner json) throws IOException {
            List<String> versions = List.of();
            if (!JsonTokens.object(json)) {
                return versions;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "edit_tweet_ids", "editTweetIds" -> versions = XIds.readSeveral(json);
                    case "initial", "edit", "edit_control_initial", "editControlInitial" ->
                        versions = readVersions(json);
                    default -> JsonTokens.skip(json);
                }
            }
            return versions;
        }

        private void readExtended(JsonScanner json) throws IOException {
            if (!JsonTokens.object(json)) {
                return;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "full_text" -> fullText = JsonTokens.string(json);
                    case "entities" -> fullEntities = EntityReader.read(json);
                    default -> JsonTokens.skip(json);
                }
            }
        }

        TweetDraft finished() {
            if (draft.id == null) {
                draft.id = number;
                draft.ownId = lostNumber && draft.problem == null;
                if (badNumber) {
                    draft.wrongType("id", XIds.FORM);
                }
            }
            if (draft.deletedAt != null && draft.id != null) {
                draft.deleted = List.of(draft.id);
            }
            draft.content.text = fullText != null ? fullText : text;
            if (fullEntities != null) {
                draft.content.entities = fullEntities;
            }
            RelationsDraft relations = draft.relations;
            if (relations.replyTo == null) {
                relations.replyTo = numberOfAnswered;
            }
            relations.reply |= relations.replyTo != null;
            if (relations.quoteOf == null) {
                relations.quoteOf = numberOfQuoted;
            }
            relations.quote |= relations.quoteOf != null;
            return draft;
        }
    }
}
