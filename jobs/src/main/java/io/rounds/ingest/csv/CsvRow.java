package io.rounds.ingest.csv;

import io.rounds.ingest.draft.AuthorDraft;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.draft.RelationsDraft;
import io.rounds.ingest.draft.Timestamps;
import io.rounds.ingest.draft.TweetDraft;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Platform;
import io.rounds.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of a table, and what its cells say about the tweet. */
final class CsvRow {
    private static final TweetDraft NO_TWEET = new TweetDraft();
    private static final String RETWEETED = "retweeted";
    private static final int MAX_COUNT_DIGITS = 9;

    private final CsvColumns columns;
    private final List<String> cells;
    private final CsvDialect dialect;

    CsvRow(CsvColumns columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
        this.dialect = columns.dialect();
    }

    /** The first usable cell for the meaning. */
    @Nullable String cell(Meaning meaning) {
        return columns.cell(cells, meaning);
    }

    /** All usable cells for the meaning. */
    List<String> cellsOf(Meaning meaning) {
        return columns.cellsOf(cells, meaning);
    }

    /** The places of the cells for the meaning, best first. */
    int[] places(Meaning meaning) {
        return columns.places(meaning);
    }

    /** The cell at a place if it is usable. */
    @Nullable String cell(int place) {
        return CsvColumns.usable(cells.get(place));
    }

    /** The field of the objects in a cell, where that is a {@linkplain JsonCell list in plain JSON}; else null. */
    @Nullable List<String> values(int place, JsonCell.Field field) {
        return cells instanceof CsvCells split ? split.values(place, field) : null;
    }

    boolean has(Meaning meaning) {
        return columns.has(meaning);
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** The tweet, unchecked. */
    TweetDraft draft(CsvEntities entities) throws Rejection {
        requirePublic();
        TweetDraft draft = new TweetDraft();
        draft.platform = dialect.platform();
        draft.author = author();
        draft.createdAt = time();
        draft.content.lang = stripped(cell(Meaning.LANG));
        draft.content.text = text();
        relations(draft.relations);
        boolean reposted = swapped(draft);
        if (!reposted) {
            draft.id = id();
        }
        wholeText(draft);
        draft.relations.conversation = exactReference(Meaning.CONVERSATION, cell(Meaning.CONVERSATION));
        address(draft);
        entities.read(this, draft);
        if (CsvIds.LOST.equals(draft.id)) {
            draft.id = null;
            draft.ownId = true;
            columns.facts().noteLost();
        }
        return draft;
    }

    private void requirePublic() throws Rejection {
        if (dialect.has(CsvTrait.LINKEDIN) && !LinkedIn.isPublic(cell(Meaning.VISIBILITY))) {
            throw new Rejection(
                            Reason.NOT_PUBLIC,
                            "A post that not all members of LinkedIn may read: its content is not kept.")
                    .withholdingPayload();
        }
    }

    private static @Nullable String stripped(@Nullable String cell) {
        return cell == null ? null : cell.strip();
    }

    /** The digits of the id, {@link CsvIds#LOST}, or null if the row has none. */
    private @Nullable String id() throws Rejection {
        String id = RowKeys.id(columns, cells);
        if (id != null) {
            return id;
        }
        // A table of a network whose ids are in addresses, or one whose ids only number the rows.
        if (dialect.platform() != Platform.X || columns.facts().areRowNumbers()) {
            return CsvIds.LOST;
        }
        if (cell(Meaning.ID) != null) {
            throw new Rejection(Reason.WRONG_TYPE, "An id must be a whole number with all its digits.");
        }
        return null;
    }

    /** The time in a form that all dates are read in; as written if it is none. */
    private @Nullable String time() throws Rejection {
        List<String> times = RowKeys.times(columns, cells);
        for (String time : times) {
            String read = time(time);
            if (read != null) {
                return read;
            }
        }
        return times.isEmpty() ? null : times.get(0);
    }

    private @Nullable String time(String written) throws Rejection {
        String time = moment(written);
        boolean open = time != null && !time.equals(written) && !columns.facts().hasOrder();
        if (open && CsvDates.evidence(written) == CsvDates.Evidence.EITHER) {
            throw new Rejection(
                    Reason.BAD_DATE,
                    "Is this day first or month first? Say so, by --dates day-first or --dates month-first: "
                            + written);
        }
        return time;
    }

    /** The moment in a form that the next step reads, as most dates are; null if it is none. */
    private @Nullable String moment(String written) {
        if (written.length() >= 16 && written.charAt(4) == '-' && Timestamps.parse(written) != null) {
            return written;
        }
        Instant moment = CsvDates.parse(written, columns.facts().order());
        return moment == null ? null : moment.toString();
    }

    private @Nullable String text() {
        for (String cell : cellsOf(Meaning.TEXT)) {
            String text = dialect.has(CsvTrait.ESCAPED_NEWLINES) && cell.indexOf('\\') >= 0
                    ? cell.replace("\\n", "\n")
                    : cell;
            text = dialect.has(CsvTrait.LINKEDIN) ? LinkedIn.text(text) : text;
            return dialect.has(CsvTrait.CROWDTANGLE) ? CsvEntities.beforeResolved(text) : text;
        }
        return null;
    }

    private @Nullable AuthorDraft author() {
        ArchiveOwner owner = columns.owner();
        if (owner != null) {
            return owner.author();
        }
        AuthorDraft author = new AuthorDraft();
        author.id = CsvIds.exact(cell(Meaning.AUTHOR_ID));
        author.name = cell(Meaning.NAME);
        author.followers = count(cell(Meaning.FOLLOWERS));
        author.following = count(cell(Meaning.FOLLOWING));
        author.verified = flag(cell(Meaning.VERIFIED));
        author.isProtected = Boolean.TRUE.equals(flag(cell(Meaning.PROTECTED)));
        String createdAt = cell(Meaning.AUTHOR_CREATED);
        author.createdAt = createdAt == null ? null : moment(createdAt.strip());
        String displayed = null;
        for (String cell : cellsOf(Meaning.ACCOUNT)) {
            String handle = handle(cell.strip(), author);
            if (handle != null) {
                author.handle = handle;
                break;
            }
            displayed = displayed == null && !CsvValue.isLiteral(cell) ? cell.strip() : displayed;
        }
        for (String address : author.handle == null ? cellsOf(Meaning.URL) : List.<String>of()) {
            author.handle = author.handle == null ? CsvAddresses.handle(address.strip()) : author.handle;
        }
        if (displayed != null) {
            author.name = author.name == null ? displayed : author.name;
            // Better an account under its display name than none.
            author.handle = author.handle == null && author.id == null ? displayed : author.handle;
        }
        return author;
    }

    /** The handle that a cell gives, be it a handle, an address, or an object, which may say more about the account. */
    private @Nullable String handle(String cell, AuthorDraft author) {
        String bare = cell.startsWith("@") ? cell.substring(1) : cell;
        boolean ofX = dialect.platform() == Platform.X;
        if (ofX ? ArchiveOwner.isHandle(bare) : bare.indexOf(' ') < 0 && !bare.isEmpty()) {
            return bare;
        }
        if (!CsvValue.isLiteral(cell)) {
            return CsvAddresses.handle(cell);
        }
        List<CsvValue.Node> nodes = CsvValue.of(cell).nodes();
        if (nodes.isEmpty()) {
            return null;
        }
        CsvValue.Node user = nodes.get(0);
        author.id = author.id == null ? CsvIds.exact(user.first("id_str", "id", "rest_id")) : author.id;
        author.name = author.name == null ? user.first("name", "displayname", "displayName") : author.name;
        author.followers =
                author.followers == null ? count(user.first("followers_count", "followersCount")) : author.followers;
        author.following = author.following == null
                ? count(user.first("friends_count", "friendsCount", "following_count"))
                : author.following;
        author.verified = author.verified == null ? flag(user.first("verified")) : author.verified;
        author.isProtected |= Boolean.TRUE.equals(flag(user.first("protected")));
        return handleOf(user);
    }

    private static @Nullable String handleOf(CsvValue.Node user) {
        String handle = user.first("screen_name", "username", "screenName", "userName");
        return handle != null && ArchiveOwner.isHandle(handle) ? handle : null;
    }

    /** A number, perhaps with commas between its thousands, or {@code .0} behind it. */
    private static @Nullable Integer count(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        String number = cell.strip();
        if (number.length() > MAX_COUNT_DIGITS + 4) {
            return null;
        }
        number = number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
        number = number.indexOf(',') > 0 ? number.replace(",", "") : number;
        return number.length() <= MAX_COUNT_DIGITS && XIds.isId(number) ? Integer.valueOf(number) : null;
    }

    private static @Nullable Boolean flag(@Nullable String cell) {
        if (cell == null || cell.length() > 6) {
            return null;
        }
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "1.0" -> Boolean.TRUE;
            case "false", "f", "no", "n", "0", "0.0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static boolean isTrue(@Nullable String cell) {
        return Boolean.TRUE.equals(flag(cell));
    }

    private void relations(RelationsDraft relations) {
        TweetDraft original = reference(Meaning.REPOST_OF, Meaning.REPOST_AUTHOR, Meaning.REPOST_HANDLE);
        TweetDraft quoted = reference(Meaning.QUOTE_OF, Meaning.QUOTE_AUTHOR, Meaning.QUOTE_HANDLE);
        relations.repost = isTrue(cell(Meaning.REPOST_FLAG)) || refers(original, Meaning.REPOST_OF);
        relations.quote = isTrue(cell(Meaning.QUOTE_FLAG)) || refers(quoted, Meaning.QUOTE_OF);
        relations.replyTo = replyTo();
        relations.reply = relations.replyTo != null
                || isTrue(cell(Meaning.REPLY_FLAG))
                || columns.facts().reference(Meaning.REPLY_TO, cell(Meaning.REPLY_TO)) != null
                || CsvIds.of(cell(Meaning.REPLY_TO_USER)) != null
                || dialect.has(CsvTrait.COMMENTS);
        if (!relations.reply) {
            String handle = cell(Meaning.REPLY_TO_HANDLE);
            relations.reply = handle != null && isAccount(handle.strip());
        }
        for (String cell : cellsOf(Meaning.REFERENCED)) {
            referenced(cell, relations, original, quoted);
        }
        String type = cell(Meaning.TYPE);
        TweetDraft source = type == null && cell(Meaning.SOURCE_OF) == null
                ? NO_TWEET
                : reference(Meaning.SOURCE_OF, Meaning.SOURCE_AUTHOR, Meaning.SOURCE_HANDLE);
        boolean refers = refers(source, Meaning.SOURCE_OF);
        if (type != null || refers) {
            typed(
                    type == null ? "" : type.strip().toLowerCase(Locale.ROOT),
                    refers,
                    source,
                    relations,
                    original,
                    quoted);
        }
        relations.original = relations.repost ? original : null;
        if (relations.quote) {
            relations.quoted = quoted;
            relations.quoteOf = quoted.id;
        }
    }

    private boolean isAccount(String cell) {
        return ArchiveOwner.isHandle(cell.startsWith("@") ? cell.substring(1) : cell)
                || CsvAddresses.handle(cell) != null
                || (CsvValue.isLiteral(cell) && !CsvValue.of(cell).nodes().isEmpty());
    }

    private @Nullable String replyTo() {
        if (dialect.has(CsvTrait.COMMENTS)) {
            String address = cell(Meaning.URL);
            return address == null ? null : CsvAddresses.linkedInPost(address);
        }
        for (String cell : cellsOf(Meaning.REPLY_TO)) {
            String id = exactReference(Meaning.REPLY_TO, cell);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** The id of another tweet; null if the cell names none, or one whose id has lost digits. */
    private @Nullable String exactReference(Meaning meaning, @Nullable String cell) {
        String id = columns.facts().reference(meaning, cell);
        return id == null || id.isEmpty() ? null : id;
    }

    /** Whether the row refers to another tweet, be it to one whose id has lost digits. */
    private boolean refers(TweetDraft referenced, Meaning meaning) {
        if (referenced.id != null) {
            return true;
        }
        for (String cell : cellsOf(meaning)) {
            String written = cell.strip();
            List<CsvValue.Node> nodes =
                    CsvValue.isLiteral(written) ? CsvValue.of(written).nodes() : List.<CsvValue.Node>of();
            String id = nodes.isEmpty() ? written : nodes.get(0).first("id_str", "id");
            if (columns.facts().reference(meaning, id) != null) {
                return true;
            }
        }
        return false;
    }

    /** A tweet that this one refers to, as far as valid cells describe it. */
    private TweetDraft reference(Meaning id, Meaning authorId, Meaning handle) {
        if (cell(id) == null && cell(authorId) == null && cell(handle) == null) {
            return new TweetDraft();
        }
        TweetDraft referenced = new TweetDraft();
        AuthorDraft author = new AuthorDraft();
        author.id = CsvIds.exact(cell(authorId));
        String account = cell(handle);
        if (account != null) {
            author.handle = handle(account.strip(), author);
        }
        for (String cell : cellsOf(id)) {
            String written = cell.strip();
            if (CsvValue.isLiteral(written)) {
                whole(id, written, referenced, author);
            } else {
                referenced.id = exactReference(id, written);
                author.handle = author.handle == null ? CsvAddresses.handle(written) : author.handle;
            }
            if (referenced.id != null) {
                break;
            }
        }
        referenced.author = author.id == null && author.handle == null ? null : author;
        return referenced;
    }

    /** Reads a tweet that is in a cell as an object. */
    private void whole(Meaning meaning, String cell, TweetDraft referenced, AuthorDraft author) {
        List<CsvValue.Node> nodes = CsvValue.of(cell).nodes();
        if (nodes.isEmpty()) {
            return;
        }
        CsvValue.Node tweet = nodes.get(0);
        referenced.id = exactReference(meaning, tweet.first("id_str", "id"));
        referenced.content.text = tweet.first("full_text", "rawContent", "content", "text");
        for (CsvValue.Node node : nodes) {
            if (node.under().equals("user")) {
                author.id = author.id == null ? CsvIds.exact(node.first("id_str", "id")) : author.id;
                author.handle = author.handle == null ? handleOf(node) : author.handle;
                break;
            }
        }
    }

    private void referenced(String cell, RelationsDraft relations, TweetDraft original, TweetDraft quoted) {
        for (CsvValue.Node node : CsvValue.of(cell).nodes()) {
            String type = node.first("type");
            String id = exactReference(Meaning.REFERENCED, node.first("id"));
            if (type == null) {
                continue;
            }
            switch (type) {
                case RETWEETED -> {
                    relations.repost = true;
                    original.id = original.id == null ? id : original.id;
                }
                case "quoted" -> {
                    relations.quote = true;
                    quoted.id = quoted.id == null ? id : quoted.id;
                }
                case "replied_to" -> {
                    relations.reply = true;
                    relations.replyTo = relations.replyTo == null ? id : relations.replyTo;
                }
                default -> {
                    // No relation that Rounds knows.
                }
            }
        }
    }

    /** A word says what the row is, and one set of columns describes the other tweet, whichever it is. */
    private static void typed(
            String type,
            boolean refers,
            TweetDraft source,
            RelationsDraft relations,
            TweetDraft original,
            TweetDraft quoted) {
        boolean quotes = type.contains("quot");
        boolean reposts = !quotes && (type.contains("retweet") || type.contains("repost") || type.equals("rt"));
        relations.repost |= reposts;
        relations.quote |= quotes || (refers && !reposts);
        relations.reply |= type.contains("repl");
        TweetDraft other = reposts ? original : quoted;
        other.id = other.id == null ? source.id : other.id;
        other.author = other.author == null ? source.author : other.author;
    }

    /**
     * Where all columns but a few describe the original of a repost (twint), makes the draft the repost.
     *
     * @return whether it was so
     */
    private boolean swapped(TweetDraft draft) throws Rejection {
        String repostId = CsvIds.exact(cell(Meaning.REPOST_ID));
        String reposter = cell(Meaning.REPOSTER);
        if (repostId == null || !draft.relations.repost) {
            return false;
        }
        TweetDraft original = new TweetDraft();
        original.id = CsvIds.exact(RowKeys.id(columns, cells));
        original.author = draft.author;
        draft.relations.original = original;
        draft.relations.reply = false;
        draft.id = repostId;
        AuthorDraft author = new AuthorDraft();
        author.id = CsvIds.exact(cell(Meaning.REPOSTER_ID));
        author.handle = reposter == null ? null : handle(reposter.strip(), author);
        draft.author = author;
        String written = cell(Meaning.REPOST_TIME);
        String time = written == null ? null : time(written.strip());
        draft.createdAt = time == null ? draft.createdAt : time;
        return true;
    }

    /** Where the row has the whole text of what it reposts, that is the text. */
    private void wholeText(TweetDraft draft) {
        RelationsDraft relations = draft.relations;
        if (!relations.repost) {
            return;
        }
        String whole = cell(Meaning.REPOST_TEXT);
        whole = whole == null ? cell(Meaning.SOURCE_TEXT) : whole;
        if (whole == null && relations.original != null) {
            whole = relations.original.content.text;
        }
        if (relations.original != null) {
            relations.original.content.text = null;
        }
        String text = draft.content.text;
        if (whole != null && (text == null || text.length() <= whole.length() || CsvEntities.isOldStyle(text))) {
            draft.content.text = whole;
        }
    }

    private void address(TweetDraft draft) {
        if (draft.platform == Platform.X) {
            return;
        }
        String address = cell(Meaning.URL);
        String bare = address == null ? null : address.strip();
        draft.url = bare != null && bare.startsWith("https://") ? bare : null;
    }
}
