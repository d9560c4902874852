package io.rounds.ingest.archive;

import io.rounds.ingest.ArchiveRecord;
import io.rounds.ingest.draft.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is refused as a whole. Nothing of it is read or kept. */
final class RejectedFile extends Splitter {
    private @Nullable Rejection refusal;

    RejectedFile(ByteSource source, String file, Instant at, Rejection refusal) {
        super(source, 1, file, at);
        this.refusal = refusal;
    }

    @Override
    @Nullable ArchiveRecord next() {
        Rejection why = refusal;
        refusal = null;
        return why == null ? null : ArchiveRecord.refused(new byte[0], origin(1), why);
    }
}
