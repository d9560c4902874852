package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.ingest.csv.CsvColumns;
import io.rounds.ingest.draft.Rejection;
import io.rounds.ingest.x.ArchiveOwner;
import io.rounds.ingest.x.NoteTweets;
import io.rounds.model.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive record by record, in memory bounded by its largest record: NDJSON, JSON over many lines, CSV, or the
 * {@code tweets.js} of a personal archive of Twitter, each possibly gzip. The origin of a record is its file and first
 * line, at the time of the file's last modification.
 *
 * <p>Use: {@link #open}, {@link #next} until it returns null, {@link #close}. Not thread-safe, except that
 * {@link #bytesRead()} may be called by another thread.
 */
public final class ArchiveReader implements Closeable {
    private final ByteSource source;
    private final Splitter splitter;
    private final ShortRecordMerger records;
    private final boolean personal;
    private final @Nullable ArchiveOwner owner;
    private final NoteTweets longPosts;
    private boolean damageReported;

    private ArchiveReader(
            ByteSource source,
            Splitter splitter,
            boolean personal,
            @Nullable ArchiveOwner owner,
            NoteTweets longPosts) {
        this.source = source;
        this.splitter = splitter;
        this.records = new ShortRecordMerger(splitter);
        this.personal = personal;
        this.owner = owner;
        this.longPosts = longPosts;
    }

    /**
     * Requires that all files exist and can be read, before any work begins.
     *
     * @throws FileSystemException when one is missing, is a directory or may not be read; the message says which and why
     */
    public static void requireReadable(Collection<Path> files) throws FileSystemException {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString(), null, "there is no such file");
            }
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "is a directory; name the files in it");
            }
            if (!Files.isReadable(file)) {
                throw new AccessDeniedException(file.toString(), null, "may not be read");
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @param format how its records follow each other, or {@link ArchiveFormat#AUTO}
     * @throws IOException when the file does not exist or cannot be read
     */
    public static ArchiveReader open(Path file, ArchiveFormat format) throws IOException {
        ByteSource source = new ByteSource(file);
        try {
            String name = file.toString();
            Instant at = Files.getLastModifiedTime(file).toInstant();
            ScriptHeader script = ScriptHeader.of(source.head());
            if (script != null && (format == ArchiveFormat.AUTO || format == ArchiveFormat.JSON)) {
                return openScript(source, script, file, at);
            }
            Splitter page = PageFiles.splitter(source, file, at);
            if (page != null && (format == ArchiveFormat.AUTO || format == ArchiveFormat.JSON)) {
                return new ArchiveReader(source, page, false, null, NoteTweets.NONE);
            }
            Splitter splitter =
                    switch (format == ArchiveFormat.AUTO ? detect(source.head(), name) : format) {
                        case CSV -> new CsvSplitter(source, RecordParser.MAX_TWEET_BYTES, name, at);
                        case JSON -> new JsonSplitter(source, name, at, false);
                        case NDJSON, AUTO -> new LineSplitter(source, name, at);
                    };
            return new ArchiveReader(source, splitter, false, null, NoteTweets.NONE);
        } catch (IOException failure) {
            source.close();
            throw failure;
        }
    }

    private static ArchiveReader openScript(ByteSource source, ScriptHeader script, Path file, Instant at)
            throws IOException {
        String name = file.toString();
        if (script.kind().equals(NoteTweetFile.KIND) && NoteTweetFile.isReadWithTweets(file)) {
            return new ArchiveReader(source, new EmptyFile(source, name, at), false, null, NoteTweets.NONE);
        }
        if (!script.isOfTweets()) {
            Rejection rejection = new Rejection(
                    Reason.NO_TWEET_OTHER,
                    "This file of a personal archive holds " + script.kind() + ", no tweets: those are in tweets.js.");
            return new ArchiveReader(
                    source, new RejectedFile(source, name, at, rejection), false, null, NoteTweets.NONE);
        }
        for (int i = 0; i < script.length(); i++) {
            source.next();
        }
        return new ArchiveReader(
                source,
                new JsonSplitter(source, name, at, true),
                true,
                AccountFile.ownerBeside(file),
                NoteTweetFile.beside(file));
    }

    /**
     * The next record, or null at the end. A compressed file that is cut or damaged ends with a rejected record that
     * says so.
     *
     * @throws IOException when the file cannot be read
     */
    public @Nullable ArchiveRecord next() throws IOException {
        ArchiveRecord record = records.next();
        if (record != null || source.damage() == null || damageReported) {
            return record == null || !personal ? record : record.ofPersonalArchive(owner, longPosts);
        }
        damageReported = true;
        return ArchiveRecord.rejected(
                splitter.record.take(),
                splitter.origin(splitter.line),
                new Rejection(
                        Reason.BROKEN_JSON,
                        "The compressed file is cut or damaged here (" + source.damage()
                                + "): what follows in it could not be read. Fetch it again."));
    }

    /** Bytes of the file that were read so far, compressed as they are: for progress, relative to the file's size. */
    public long bytesRead() {
        return source.bytesRead();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Detects the format from the first lines of a file, and from its name where they are of no known format. */
    private static ArchiveFormat detect(byte[] head, String name) {
        String text = new String(head, StandardCharsets.UTF_8);
        String start = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        int lineEnd = start.indexOf('\n');
        String first = lineEnd < 0 ? start : start.substring(0, lineEnd);
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

    private static boolean isCsv(String first, String name) {
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (bare.endsWith(".csv") || bare.endsWith(".tsv")) {
            return !first.isEmpty();
        }
        try {
            CsvColumns.of(first.stripTrailing());
            return true;
        } catch (Rejection notCsv) {
            return false;
        }
    }
}
