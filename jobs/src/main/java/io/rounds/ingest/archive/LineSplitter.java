package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.RecordParser;
import io.rounds.model.Origin;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** NDJSON: each line is a record, but for a large object that holds an array, whose elements are. */
final class LineSplitter extends Splitter {
    private final ArrayItems items = new ArrayItems(this, true);
    private final int large;

    LineSplitter(ByteSource source, String file, Instant at) {
        this(source, file, at, ArrayItems.LARGE);
    }

    /** @param large from how many bytes on an object is taken apart */
    LineSplitter(ByteSource source, String file, Instant at, int large) {
        super(source, RecordParser.MAX_PAGE_BYTES, file, at);
        this.large = large;
    }

    @Override
    @Nullable ArchiveRecord next() throws IOException {
        if (items.areActive()) {
            return items.next();
        }
        boolean more = true;
        while (more) {
            more = source.line(record, large);
            if (!more && record.total() == large) {
                if (items.begin()) {
                    return items.next();
                }
                more = source.line(record);
            }
            if (!more && source.damage() != null) {
                return null;
            }
            if (!record.isEmpty()) {
                Origin origin = valueOrigin();
                line++;
                return taken(origin);
            }
            line++;
        }
        return null;
    }
}
