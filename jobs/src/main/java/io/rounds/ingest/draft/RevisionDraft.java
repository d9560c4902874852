package io.rounds.ingest.draft;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a payload says about the versions of a tweet, unchecked. */
public final class RevisionDraft {
    /** Ids of all versions the payload knows, this one included, oldest first; empty if there is only one. */
    public List<String> versions = List.of();

    /** When this version was written; null for a first version, and where {@link #versions} says so. */
    public @Nullable Instant editedAt;
}
