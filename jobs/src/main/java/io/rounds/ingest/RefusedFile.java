package io.rounds.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that is refused as a whole. Nothing of it is read or kept. */
final class RefusedFile extends Splitter {
    private @Nullable Refusal refusal;

    RefusedFile(ByteSource source, String file, Instant at, Refusal refusal) {
        super(source, 1, file, at);
        this.refusal = refusal;
    }

    @Override
    @Nullable ArchiveRecord next() {
        Refusal why = refusal;
        refusal = null;
        return why == null ? null : ArchiveRecord.refused(new byte[0], origin(1), why);
    }
}
