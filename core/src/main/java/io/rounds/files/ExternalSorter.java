package io.rounds.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Sorts any number of records in bounded memory: by key, then by payload, both as unsigned bytes.
 *
 * <p>An external merge sort (Knuth, The Art of Computer Programming 3, 5.4). Records fill a buffer; a full buffer is
 * sorted and written as a run; at the end the runs are merged while they are read. With more runs than files may be
 * open, the oldest are merged into longer runs first. What fits in the buffer never touches the disk.
 *
 * <p>Use: {@link #add} as often as needed, {@link #sort} once, read the cursor, {@link #close}. Not for several threads
 * at once. Temporary files are gone after {@code close}; those of a run go as soon as it is read.
 */
public final class ExternalSorter implements AutoCloseable {
    /** Memory for records before they are written to a run: 64 MiB. */
    public static final int DEFAULT_BUFFER_BYTES = 64 * 1024 * 1024;

    /** Runs that are merged at once, each with one open file and a read buffer of 64 KiB. */
    public static final int DEFAULT_OPEN_RUNS = 128;

    private final Path directory;
    private final int openRuns;
    private final RecordBuffer buffer;
    private final Deque<RunFile> runs = new ArrayDeque<>();
    private final List<RecordCursor> opened = new ArrayList<>();
    private long records;
    private int runsWritten;
    private boolean sorted;
    private boolean closed;

    /**
     * @param parent an existing directory with room for as many bytes as the records have; it gets a subdirectory
     * @throws IOException when the subdirectory cannot be made
     */
    public ExternalSorter(Path parent) throws IOException {
        this(parent, DEFAULT_BUFFER_BYTES, DEFAULT_OPEN_RUNS);
    }

    /**
     * @param bufferBytes memory for records, 1 or more; only a single record larger than that takes more
     * @param openRuns runs merged at once, 2 or more
     */
    public ExternalSorter(Path parent, int bufferBytes, int openRuns) throws IOException {
        if (bufferBytes < 1 || openRuns < 2) {
            throw new IllegalArgumentException(
                    "An external sort needs a buffer of at least 1 byte and 2 open runs, got " + bufferBytes + " and "
                            + openRuns);
        }
        this.directory = Files.createTempDirectory(parent, "rounds-sort-");
        this.openRuns = openRuns;
        this.buffer = new RecordBuffer(bufferBytes);
    }

    /**
     * Adds one record; the arrays are copied. Equal records are all kept.
     *
     * @throws IOException when a run cannot be written
     */
    public void add(byte[] key, byte[] payload) throws IOException {
        if (sorted || closed) {
            throw new IllegalStateException("Records can be added only before the sort");
        }
        if (!buffer.add(key, payload)) {
            spill();
            buffer.add(key, payload);
        }
        records++;
    }

    /** How many records were added. */
    public long records() {
        return records;
    }

    /** How many temporary files were written so far: 0 as long as everything fits in memory. */
    public int runsWritten() {
        return runsWritten;
    }

    /**
     * Ends the adding and returns all records in order. Closing the cursor is optional, closing this sorter is not.
     *
     * @throws IOException when a temporary file cannot be written or read
     */
    public RecordCursor sort() throws IOException {
        if (sorted || closed) {
            throw new IllegalStateException("A sorter sorts once");
        }
        sorted = true;
        while (runs.size() >= openRuns) {
            mergeOldest();
        }
        List<RecordCursor> sources = open(runs.size());
        if (!buffer.isEmpty()) {
            sources.add(buffer.sorted());
        }
        return new MergeCursor(sources);
    }

    private void spill() throws IOException {
        runs.add(RunFile.write(nextPath(), buffer.sorted()));
        buffer.clear();
    }

    private void mergeOldest() throws IOException {
        try (RecordCursor merged = new MergeCursor(open(openRuns))) {
            runs.add(RunFile.write(nextPath(), merged));
        }
    }

    private List<RecordCursor> open(int count) throws IOException {
        List<RecordCursor> cursors = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            RecordCursor cursor = runs.remove().read();
            opened.add(cursor);
            cursors.add(cursor);
        }
        return cursors;
    }

    private Path nextPath() {
        return directory.resolve("run-" + runsWritten++);
    }

    /** Deletes the temporary files; cursors cannot be read any more. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        MergeCursor.closeAll(opened);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path path : left) {
                Files.delete(path);
            }
        }
        Files.delete(directory);
    }
}
