package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.container.Member;
import io.rounds.ingest.container.PeekStream;
import io.rounds.ingest.container.ReadFailure;
import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.encoding.Utf8Text;
import io.rounds.ingest.mastodon.ArchiveActor;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.NoteTweets;
import io.rounds.ingest.x.XIds;
import io.rounds.model.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a file, or a member of an archive, record by record. */
final class MemberReader implements Closeable {
    /** Extensions of compressed files, which follow the extension of the format. */
    private static final String[] COMPRESSED = {".gz", ".bz2", ".xz", ".zst", ".lz4"};

    private static final char RECORD_SEPARATOR = 0x1E;

    private final Member member;
    private final ByteSource source;
    private final @Nullable Utf8Text text;
    private final ReadingDefaults defaults;
    private Splitter splitter;
    private ShortRecordMerger records;
    private @Nullable String layout;
    private boolean personal;
    private @Nullable ArchiveOwner owner;
    private NoteTweets longPosts = NoteTweets.NONE;
    private Deque<ArchiveRecord> leftOver = new ArrayDeque<>();
    private @Nullable ArchiveActor actor;
    private @Nullable String otherKind;

    private MemberReader(Member member, ByteSource source, @Nullable Utf8Text text, ReadingDefaults defaults) {
        this.member = member;
        this.source = source;
        this.text = text;
        this.defaults = defaults;
        this.splitter = new LineSplitter(source, member.name(), member.modified());
        this.records = new ShortRecordMerger(splitter);
    }

    /** @throws IOException when the file cannot be read */
    static MemberReader open(Member member, ArchiveFormat format, ReadingDefaults defaults) throws IOException {
        @Nullable Utf8Text text = null;
        ByteSource source = new ByteSource(InputStream.nullInputStream());
        boolean repository = false;
        if (member.refusal() == null) {
            try {
                PeekStream raw = new PeekStream(member.open());
                repository = format == ArchiveFormat.AUTO && RepoSplitter.isRepo(raw.peek(RepoSplitter.HEAD_BYTES));
                text = repository ? null : new Utf8Text(raw);
                source = text == null ? ByteSource.ofBinary(raw) : new ByteSource(text);
            } catch (ReadFailure failure) {
                throw failure;
            } catch (IOException damaged) {
                source = ByteSource.damaged(damaged);
            }
        }
        MemberReader reader = new MemberReader(member, source, text, defaults);
        try {
            if (repository) {
                reader.beginRepository();
            } else {
                reader.begin(format);
            }
            return reader;
        } catch (IOException failure) {
            reader.close();
            throw failure;
        }
    }

    private void begin(ArchiveFormat format) throws IOException {
        byte[] head = source.head();
        ScriptHeader script = ScriptHeader.of(head);
        String refusal = member.refusal();
        if (refusal != null) {
            reject(Reason.UNKNOWN_FORMAT, "This file is " + refusal + '.');
        } else if (text != null && text.isBinary()) {
            reject(
                    Reason.UNKNOWN_FORMAT,
                    "This file is binary and of an unknown kind: Rounds reads posts, as JSON or CSV.");
        } else if (script != null && (format == ArchiveFormat.AUTO || format == ArchiveFormat.JSON)) {
            beginScript(script);
        } else if ((format == ArchiveFormat.AUTO || format == ArchiveFormat.JSON)
                && ValueRows.matches(startOf(head))
                && NoPosts.of(startOf(head), head.length < 1 << 16) == null) {
            beginValues();
        } else {
            String start = startOf(head);
            String noPosts = NoPosts.of(start, head.length < 1 << 16);
            if (noPosts == null && format == ArchiveFormat.AUTO && isProse(start)) {
                noPosts = "This file is text, but neither JSON nor CSV with a header that Rounds knows.";
            }
            Splitter page =
                    noPosts == null && format != ArchiveFormat.CSV ? PageFiles.splitter(source, member, start) : null;
            if (page != null) {
                splitter = page;
                layout = "JSON";
            } else if (noPosts == null) {
                actor = start.startsWith("{") && start.contains("\"OrderedCollection")
                        ? ActorFile.beside(member)
                        : null;
                beginRecords(format, start);
            } else {
                reject(Reason.UNKNOWN_FORMAT, noPosts);
            }
        }
        records = new ShortRecordMerger(splitter);
        if (head.length == 0 && source.damage() != null) {
            layout = null;
        }
    }

    private void beginRepository() {
        splitter = new RepoSplitter(source, member.name(), member.modified());
        records = new ShortRecordMerger(splitter);
        layout = "CAR";
    }

    private void reject(Reason reason, String sentence) {
        splitter = new RejectedFile(source, member.name(), member.modified(), new Rejection(reason, sentence));
    }

    private void beginScript(ScriptHeader script) throws IOException {
        if (NoteTweetFile.isReadWithTweets(script, member)) {
            splitter = new CompanionFile(source, member.name(), member.modified(), "long posts, read with tweets.js");
            layout = "JavaScript";
            return;
        }
        if (!script.isOfTweets()) {
            otherKind = script.kind();
            reject(
                    script.isOfMessages() ? Reason.NOT_PUBLIC : Reason.NO_TWEET_OTHER,
                    "This file of a personal archive holds " + script.kind() + ", no tweets: those are in tweets.js.");
            return;
        }
        for (int i = 0; i < script.length(); i++) {
            source.next();
        }
        splitter = new JsonSplitter(source, member.name(), member.modified(), true);
        layout = "JavaScript";
        personal = true;
        owner = AccountFile.ownerBeside(member);
        longPosts = NoteTweetFile.beside(member);
        leftOver = NoteTweetFile.isFirst(member) ? NoteTweetFile.withoutTweet(longPosts, member) : leftOver;
    }

    private void beginValues() throws IOException {
        layout = "JSON";
        String first;
        try (ValueRows rows = new ValueRows(new Utf8Text(member.open()), false)) {
            first = rows.first();
        } catch (ReadFailure failure) {
            throw failure;
        } catch (IOException broken) {
            first = "";
        }
        boolean named = CsvColumns.areKnown(first, defaults.csv(), defaults.account());
        if (named || !defaults.csv().columns().isEmpty()) {
            boolean numbered = defaults.csv().columns().values().stream().anyMatch(XIds::isId);
            SourceOpener opener = () -> new ByteSource(new ValueRows(new Utf8Text(member.open()), numbered));
            splitter = table(opener.open(), opener);
        } else {
            reject(Reason.UNKNOWN_FORMAT, ValueRows.NAMELESS);
        }
    }

    private CsvSplitter table(ByteSource rows, SourceOpener opener) {
        return new CsvSplitter(rows, opener, RecordParser.MAX_TWEET_BYTES, member.name(), member.modified(), defaults);
    }

    private void beginRecords(ArchiveFormat format, String start) {
        String name = member.name();
        Instant at = member.modified();
        if (format == ArchiveFormat.AUTO && EventSplitter.matches(start)) {
            splitter = new EventSplitter(source, name, at);
            layout = "server-sent events";
            return;
        }
        switch (format == ArchiveFormat.AUTO ? detect(start, name) : format) {
            case CSV -> {
                splitter = table(source, () -> new ByteSource(new Utf8Text(member.open())));
                layout = "CSV";
            }
            case JSON -> {
                splitter = new JsonSplitter(source, name, at, false);
                layout = "JSON";
            }
            case NDJSON, AUTO -> layout = "NDJSON";
        }
    }

    /** What a file of a personal archive holds that is not one of tweets; else null. */
    @Nullable String otherKind() {
        return otherKind;
    }

    /** What is known of it so far. */
    PartDescription describe() {
        return new PartDescription(
                member.name(),
                member.packing(),
                layout,
                personal ? "personal archive of Twitter" : splitter.format(),
                text == null ? "" : text.encoding(),
                splitter.notes());
    }

    /**
     * The next record, or null at the end. A file that is cut or damaged ends with a rejected record that says so.
     *
     * @throws IOException when the file cannot be read
     */
    @Nullable ArchiveRecord next() throws IOException {
        ArchiveRecord record = records.next();
        if (record != null) {
            return ofArchive(record);
        }
        ArchiveRecord damage = splitter.damage();
        return damage == null ? leftOver.poll() : damage;
    }

    private ArchiveRecord ofArchive(ArchiveRecord record) {
        if (actor != null) {
            return record.ofFediverseArchive(actor);
        }
        return personal ? record.ofPersonalArchive(owner, longPosts) : record;
    }

    @Override
    public void close() throws IOException {
        splitter.close();
        source.close();
    }

    private static String startOf(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && text.charAt(at) != RECORD_SEPARATOR && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(at);
    }

    /** Whether no line begins like JSON, and the first one is no header of CSV. */
    private boolean isProse(String start) {
        return !start.isEmpty()
                && start.lines().noneMatch(MemberReader::beginsLikeJson)
                && !EventSplitter.matches(start)
                && !isCsv(start.lines().findFirst().orElse(""), member.name());
    }

    private static boolean beginsLikeJson(String line) {
        String text = line.strip();
        return (!text.isEmpty() && "{[\u001E".indexOf(text.charAt(0)) >= 0) || text.startsWith("\"{");
    }

    /** Detects the format from the first lines of a file, and from its name where they are of no known format. */
    private ArchiveFormat detect(String start, String name) {
        int lineEnd = start.indexOf('\n');
        int returned = start.indexOf('\r');
        if (lineEnd < 0 || (returned >= 0 && returned < lineEnd)) {
            lineEnd = returned < 0 ? lineEnd : returned;
        }
        String first = lineEnd < 0 ? start : start.substring(0, lineEnd);
        if (first.indexOf(RECORD_SEPARATOR) == 0) {
            return ArchiveFormat.JSON;
        }
        if (first.startsWith("[")) {
            return lineEnd >= 0 && isWhole(first) && startsValue(start, lineEnd + 1)
                    ? ArchiveFormat.NDJSON
                    : ArchiveFormat.JSON;
        }
        if (first.startsWith("{")) {
            if (lineEnd < 0 && hasSeveralValues(first)) {
                return ArchiveFormat.JSON;
            }
            // The lines of a page that was printed for people start with blanks, quotation marks or closing brackets.
            return lineEnd < 0 || isWhole(first) || startsValue(start, lineEnd + 1)
                    ? ArchiveFormat.NDJSON
                    : ArchiveFormat.JSON;
        }
        return isCsv(first, name) ? ArchiveFormat.CSV : ArchiveFormat.NDJSON;
    }

    /** Whether a whole object is followed by another one, as programs write them that forget the line breaks. */
    private static boolean hasSeveralValues(String text) {
        BracketTracker brackets = new BracketTracker();
        for (int i = 0; i < text.length(); i++) {
            brackets.accept(text.charAt(i));
            if (brackets.areBalanced()) {
                return text.startsWith("{", i + 1);
            }
        }
        return false;
    }

    private static boolean startsValue(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
    }

    /** Whether all brackets of the line are closed in it. */
    private static boolean isWhole(String line) {
        BracketTracker brackets = new BracketTracker();
        line.chars().forEach(brackets::accept);
        return brackets.areBalanced();
    }

    private boolean isCsv(String first, String name) {
        String bare = name.toLowerCase(Locale.ROOT);
        for (String extension : COMPRESSED) {
            bare = bare.endsWith(extension) ? bare.substring(0, bare.length() - extension.length()) : bare;
        }
        if (bare.endsWith(".csv") || bare.endsWith(".tsv")) {
            return !first.isEmpty();
        }
        return CsvSplitter.separator(first) != 0
                || CsvColumns.isTable(first.stripTrailing(), defaults.csv(), defaults.account());
    }
}
