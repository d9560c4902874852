package io.rounds.local;

import io.rounds.ingest.follow.IdMemory;
import io.rounds.ingest.follow.Step;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the messages of a backfill go, with the progress of what is stored there. */
public interface BackfillTarget extends AutoCloseable {
    /** The position of the last step that is stored; null for none. */
    @Nullable String position();

    /** The tweets that were kept; the backfill adds to them. */
    IdMemory known();

    /**
     * Takes the next steps, to be stored at the latest when this is closed.
     *
     * @throws IOException if they or earlier ones cannot be stored
     */
    void add(List<Step> steps) throws IOException;

    @Override
    void close() throws IOException;
}
