package io.rounds.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rounds.ingest.ArchiveRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that completes the records of another one and is read with that. It gives one record that holds nothing, so that it
 * does not count as a file of which nothing was understood.
 */
final class CompanionFile extends Splitter {
    private final String format;
    private boolean given;

    /** @param format what it holds and which file it is read with, for messages */
    CompanionFile(ByteSource source, String file, Instant at, String format) {
        super(source, 1, file, at);
        this.format = format;
    }

    @Override
    String format() {
        return format;
    }

    @Override
    @Nullable ArchiveRecord next() {
        if (given) {
            return null;
        }
        given = true;
        return ArchiveRecord.json("[]".getBytes(UTF_8), origin(1));
    }
}
