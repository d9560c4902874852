package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is read together with another one, and holds nothing of its own. */
final class EmptyFile extends Splitter {
    EmptyFile(ByteSource source, String file, Instant at) {
        super(source, 1, file, at);
    }

    @Override
    @Nullable ArchiveRecord next() {
        return null;
    }
}
