package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.draft.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is rejected as a whole: nothing of it is read or kept. */
final class RejectedFile extends Splitter {
    private @Nullable Rejection rejection;

    RejectedFile(ByteSource source, String file, Instant at, Rejection rejection) {
        super(source, 1, file, at);
        this.rejection = rejection;
    }

    @Override
    @Nullable ArchiveRecord next() {
        Rejection why = rejection;
        rejection = null;
        return why == null ? null : ArchiveRecord.rejected(new byte[0], origin(1), why);
    }
}
