package io.rounds.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
 * <p>A repost carries the original inside ({@code retweeted_status}) and is read from it. Ids are taken from
 * {@code id_str}: many tools have rounded the number.
 */
final class XV11Parser implements FormatParser {
    private final Assembler assembler;
    private final @Nullable ArchiveOwner usualOwner;
    private final List<Draft> drafts = new ArrayList<>();
    private boolean ofArchive;
    private @Nullable ArchiveOwner owner;
    private boolean personal;
    private boolean page;
    private @Nullable Refusal problem;

    /** @param usualOwner who wrote the tweets of a personal archive that does not tell */
    XV11Parser(Assembler assembler, @Nullable ArchiveOwner usualOwner) {
        this.assembler = assembler;
        this.usualOwner = usualOwner;
        this.owner = usualOwner;
    }

    /** The next record is of an archive, personal or not, and this is its owner if known. */
    void beginArchive(boolean isPersonal, @Nullable ArchiveOwner archiveOwner) {
        ofArchive = isPersonal;
        owner = archiveOwner == null ? usualOwner : archiveOwner;
    }

    void endArchive() {
        ofArchive = false;
        owner = usualOwner;
    }

    @Override
    public void read(JsonParser json) throws IOException {
        drafts.clear();
        personal = ofArchive;
        page = false;
        problem = null;
        Status status = new Status(true);
        boolean any = false;
        for (String field = json.currentName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "statuses" -> readPage(json);
                case "search_metadata" -> Json.skip(json);
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

    private void readPersonal(JsonParser json, Status status) throws IOException {
        if (!Json.object(json)) {
            problem = new Refusal(Reason.WRONG_TYPE, "The field \"tweet\" must be an object.");
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            status.readField(json, field);
        }
    }

    private void readPage(JsonParser json) throws IOException {
        page = true;
        if (!Json.array(json)) {
            problem = new Refusal(Reason.WRONG_TYPE, "The field \"statuses\" must be an array.");
            return;
        }
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            TooManyValues.check(drafts.size());
            int start = Json.start(json);
            Draft draft;
            if (token == JsonToken.START_OBJECT) {
                draft = Status.read(json, true);
            } else {
                Json.finish(json);
                draft = new Draft();
                draft.problem = new Refusal(Reason.WRONG_TYPE, "The elements of \"statuses\" must be objects.");
            }
            draft.start = start;
            draft.end = Json.end(json);
            drafts.add(draft);
        }
    }

    /** {@code {"status": {"id": 1, "id_str": "1", "user_id": 2, ...}, "timestamp_ms": "1432228155593"}}. */
    private static void readDeletion(JsonParser json, Draft draft) throws IOException {
        if (!Json.object(json)) {
            return;
        }
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "status" -> {
                    if (Json.object(json)) {
                        Draft deleted = Status.read(json, false);
                        draft.deleted = deleted.id == null ? List.of() : List.of(deleted.id);
                        draft.problem = deleted.problem;
                    }
                }
                case "timestamp_ms" -> draft.deletedAt = Json.scalar(json);
                default -> Json.skip(json);
            }
        }
    }

    @Override
    public void emit(Outcome outcome) throws Refusal {
        if (problem != null) {
            throw problem;
        }
        for (Draft draft : drafts) {
            if (page) {
                outcome.part(draft.start + outcome.base(), draft.end + outcome.base());
            }
            if (!draft.deleted.isEmpty()) {
                Instant millis = millis(draft.deletedAt);
                outcome.deletions(draft.deleted, millis == null ? Timestamps.parse(draft.deletedAt) : millis);
                continue;
            }
            draft.personal = personal;
            if (personal && draft.author == null && owner != null) {
                draft.author = owner.user();
            }
            assembler.emit(draft, outcome);
        }
    }

    private static @Nullable Instant millis(@Nullable String text) {
        return text != null && text.length() <= 15 && Ids.isId(text)
                ? Instant.ofEpochMilli(Long.parseLong(text))
                : null;
    }

    /** Reads one status: several fields say the same thing, and which one counts is known at the end. */
    private static final class Status {
        private final Draft draft = new Draft();
        private final boolean references;
        private @Nullable String number;
        private boolean badNumber;
        private @Nullable String numberOfQuoted;
        private @Nullable String numberOfAnswered;
        private @Nullable String text;
        private @Nullable String fullText;
        private Draft.@Nullable Entities fullEntities;

        /** @param references whether the statuses inside are of interest */
        Status(boolean references) {
            this.references = references;
        }

        /** Reads the object that the parser has stepped into. */
        static Draft read(JsonParser json, boolean references) throws IOException {
            Status status = new Status(references);
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                status.readField(json, field);
            }
            return status.finished();
        }

        void readField(JsonParser json, String field) throws IOException {
            switch (field) {
                case "id" -> {
                    number = Ids.read(json);
                    badNumber = number == null && json.currentToken() != JsonToken.VALUE_NULL;
                }
                case "id_str" -> draft.id = Ids.read(json, field, draft);
                case "created_at" -> draft.createdAt = draft.required(json, field);
                case "text" -> text = draft.required(json, field);
                case "full_text" -> fullText = draft.required(json, field);
                case "extended_tweet" -> readExtended(json);
                case "lang" -> draft.lang = Json.string(json);
                case "entities" -> draft.entities = EntityReader.read(json);
                case "user" -> {
                    if (Json.object(json)) {
                        draft.author = DraftUser.read(json);
                    }
                }
                case "in_reply_to_status_id_str" -> draft.replyTo = Ids.read(json);
                case "in_reply_to_status_id" -> numberOfAnswered = Ids.read(json);
                case "in_reply_to_user_id", "in_reply_to_user_id_str" -> draft.reply |= Ids.read(json) != null;
                case "in_reply_to_screen_name" -> draft.reply |= Json.string(json) != null;
                case "is_quote_status" -> draft.quote |= Boolean.TRUE.equals(Json.flag(json));
                case "quoted_status_id_str" -> draft.quoteOf = Ids.read(json);
                case "quoted_status_id" -> numberOfQuoted = Ids.read(json);
                case "quoted_status" -> readQuoted(json);
                case "retweeted_status" -> readOriginal(json);
                case "deleted_at" -> draft.deletedAt = Json.string(json);
                case "edit_history", "ext_edit_control", "edit_info" -> draft.versions = readVersions(json);
                case "screen_name" -> {
                    draft.profile = true;
                    Json.skip(json);
                }
                default -> Json.skip(json);
            }
        }

        private void readQuoted(JsonParser json) throws IOException {
            if (!references) {
                Json.skip(json);
            } else if (Json.object(json)) {
                draft.quoted = read(json, false);
            }
        }

        private void readOriginal(JsonParser json) throws IOException {
            if (!references) {
                Json.skip(json);
            } else if (Json.object(json)) {
                draft.repost = true;
                draft.original = read(json, false);
            }
        }

        /** The list of ids, of which the several kinds of API differ only in how deep it lies. */
        private static List<String> readVersions(JsonParser json) throws IOException {
            List<String> versions = List.of();
            if (!Json.object(json)) {
                return versions;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "edit_tweet_ids", "editTweetIds" -> versions = Ids.readSeveral(json);
                    case "initial", "edit", "edit_control_initial", "editControlInitial" ->
                        versions = readVersions(json);
                    default -> Json.skip(json);
                }
            }
            return versions;
        }

        private void readExtended(JsonParser json) throws IOException {
            if (!Json.object(json)) {
                return;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                switch (field) {
                    case "full_text" -> fullText = Json.string(json);
                    case "entities" -> fullEntities = EntityReader.read(json);
                    default -> Json.skip(json);
                }
            }
        }

        Draft finished() {
            if (draft.id == null) {
                draft.id = number;
                if (badNumber) {
                    draft.wrongType("id", "a string of digits or a whole number");
                }
            }
            if (draft.deletedAt != null && draft.id != null) {
                draft.deleted = List.of(draft.id);
            }
            draft.text = fullText != null ? fullText : text;
            if (fullEntities != null) {
                draft.entities = fullEntities;
            }
            if (draft.replyTo == null) {
                draft.replyTo = numberOfAnswered;
            }
            draft.reply |= draft.replyTo != null;
            if (draft.quoteOf == null) {
                draft.quoteOf = numberOfQuoted;
            }
            draft.quote |= draft.quoteOf != null;
            return draft;
        }
    }
}
