package io.rounds.ingest.draft;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload says about the versions of a tweet, unchecked.
 *
 * @param versions ids of all versions the payload knows, this one included, oldest first; empty if there is only one
 * @param editedAt when this version was written; null for a first version, and where {@code versions} says so
 */
public record RevisionDraft(List<String> versions, @Nullable Instant editedAt) {
    /** Of a tweet that has one version. */
    public static final RevisionDraft NONE = new RevisionDraft(List.of(), null);

    /** Of a tweet with these versions. */
    public static RevisionDraft ofVersions(List<String> versions) {
        return versions.isEmpty() ? NONE : new RevisionDraft(versions, null);
    }

    /** Of a tweet whose versions share one id, edited at this time. */
    public static RevisionDraft ofEdit(@Nullable Instant editedAt) {
        return editedAt == null ? NONE : new RevisionDraft(List.of(), editedAt);
    }
}
