package io.rounds.ingest.replay.flink;

import io.rounds.model.Parsed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.file.src.FileSource;

/**
 * Archives, parsed and in the order of event time, in one temporary file that {@link #close} deletes. Of the copies of a
 * tweet it holds one, which has the best of each.
 *
 * @param file the results one after the other, each with its length in front
 * @param tweets how many tweets were read, repeated ones included
 * @param repeated how many of them were merged into another copy
 * @param differing how many tweets had copies that differed
 * @param deletions how many deletions
 * @param rejections how many rejections
 */
public record SortedArchive(Path file, long tweets, long repeated, long differing, long deletions, long rejections)
        implements Closeable {

    /** How many results it holds. */
    public long results() {
        return tweets - repeated + deletions + rejections;
    }

    /**
     * A source with an end: rejections, then tweets as they were written, then deletions. It reads one file from the
     * beginning, so it needs the parallelism 1; more would idle.
     */
    public FileSource<Parsed> source() {
        return FileSource.forRecordStreamFormat(
                        new SortedFormat(), org.apache.flink.core.fs.Path.fromLocalFile(file.toFile()))
                .build();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
