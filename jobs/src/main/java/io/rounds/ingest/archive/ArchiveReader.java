package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.ReadingDefaults;
import io.rounds.ingest.container.Container;
import io.rounds.ingest.container.Member;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file record by record, in memory bounded by its largest record: NDJSON, JSON over many lines, CSV, or the
 * {@code tweets.js} of a personal archive of Twitter, each possibly compressed or in a zip or tar archive. The origin of a
 * record is its file (of a member of an archive {@code packed.zip!data/tweets.jsonl}) and first line, at the time of the
 * file's last modification.
 *
 * <p>Use: {@link #open}, {@link #next} until it returns null, {@link #close}. Not thread-safe, except that
 * {@link #bytesRead()} may be called by another thread.
 */
public final class ArchiveReader implements Closeable {
    private final Container container;
    private final ArchiveFormat format;
    private final ReadingDefaults defaults;
    private final FileReport report;
    private @Nullable MemberReader member;
    private @Nullable PartReport part;
    private boolean described;

    private ArchiveReader(Container container, ArchiveFormat format, ReadingDefaults defaults, FileReport report) {
        this.container = container;
        this.format = format;
        this.defaults = defaults;
        this.report = report;
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
     * Opens a file. Members of archives may need space in the system's directory for temporary files.
     *
     * @param format how its records follow each other, or {@link ArchiveFormat#AUTO}
     * @throws IOException when the file does not exist or cannot be read
     */
    public static ArchiveReader open(Path file, ArchiveFormat format) throws IOException {
        return open(file, format, ReadingDefaults.NONE);
    }

    /** As above, with what the person who reads the file knows about tables. */
    public static ArchiveReader open(Path file, ArchiveFormat format, ReadingDefaults defaults) throws IOException {
        return open(file, format, defaults, Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /** As above, with a directory for temporary files. */
    public static ArchiveReader open(Path file, ArchiveFormat format, Path temporary) throws IOException {
        return open(file, format, ReadingDefaults.NONE, temporary);
    }

    /** As above, with both. */
    public static ArchiveReader open(Path file, ArchiveFormat format, ReadingDefaults defaults, Path temporary)
            throws IOException {
        Container container = Container.open(file, temporary);
        return new ArchiveReader(container, format, defaults, new FileReport(file.toString(), container.modified()));
    }

    /**
     * The next record, or null at the end. What is cut or damaged ends with a rejected record that says so; what is no file of
     * posts is one rejected record.
     *
     * @throws IOException when the file cannot be read
     */
    public @Nullable ArchiveRecord next() throws IOException {
        while (true) {
            if (member == null && !openNext()) {
                return null;
            }
            ArchiveRecord record = member == null ? null : member.next();
            if (record != null) {
                if (!described) {
                    describe();
                }
                return record;
            }
            closeMember();
        }
    }

    private boolean openNext() throws IOException {
        Member found = container.next();
        report.skipped(container.skipped());
        if (found == null) {
            return false;
        }
        MemberReader opened = MemberReader.open(found, format, defaults);
        if (opened.otherKind() != null && !found.packing().isEmpty()) {
            opened.close();
            container.skip("files of a personal archive that hold no tweets");
            return true;
        }
        member = opened;
        described = false;
        part = report.begin(opened.describe());
        return true;
    }

    private void closeMember() throws IOException {
        if (member != null) {
            describe();
            member.close();
        }
        member = null;
    }

    /** A CSV file is recognised when its header has been read, the encoding of some files later. */
    private void describe() {
        described = true;
        if (member != null && part != null && !part.description().name().endsWith("!...")) {
            part.describe(member.describe());
        }
    }

    /** Where the results of the record are to be counted that {@link #next} has returned last. */
    public PartReport part() {
        if (part == null) {
            throw new IllegalStateException("No record was read");
        }
        return part;
    }

    /** What was read of the file so far, as far as it was counted in {@link #part}. */
    public FileReport report() {
        return report;
    }

    /** Bytes of the file that were read so far, compressed as they are: for progress, relative to the file's size. */
    public long bytesRead() {
        return container.bytesRead();
    }

    @Override
    public void close() throws IOException {
        closeMember();
        container.close();
    }
}
