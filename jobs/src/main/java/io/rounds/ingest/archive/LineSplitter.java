package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** NDJSON: each line is a record. */
final class LineSplitter extends Splitter {

    LineSplitter(ByteSource source, String file, Instant at) {
        super(source, RecordParser.MAX_PAGE_BYTES, file, at);
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        boolean more = true;
        while (more) {
            more = source.line(record);
            if (!more && source.damage() != null) {
                return null;
            }
            long ofLine = line++;
            if (!record.isEmpty()) {
                return taken(origin(ofLine));
            }
        }
        return null;
    }
}
