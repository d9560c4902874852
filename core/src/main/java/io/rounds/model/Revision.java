package io.rounds.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which version of a tweet this is.
 *
 * @param replaces ids of the earlier versions, oldest first, where each version has an id of its own, as on X; empty
 *     elsewhere and for a first version
 * @param editedAt when this version was written; null for a first version
 */
public record Revision(List<String> replaces, @Nullable Instant editedAt) {
    /** The first version. */
    public static final Revision FIRST = new Revision(List.of(), null);
}
