package io.rounds.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way out, or the order to remove one. Writing is idempotent: of two documents with the same index and
 * id the one with the higher version stays, in whatever order they come.
 *
 * @param index the logical index: {@code tweets}, {@code trends} ... {@code rejected}
 * @param id deterministic; equals Elasticsearch's {@code _id} and the JSON's {@code id}
 * @param version external version, 1 or more
 * @param at the time that chooses the period of a time-based index, and must be the same for all versions of an id;
 *     null on a removal where it is not known, which then covers every period
 * @param json the document; null removes it
 */
public record Document(
        String index,
        String id,
        long version,
        @Nullable Instant at,
        @Nullable String json) {
    /** The version of a removal that nothing may bring back. */
    public static final long FINAL_VERSION = 1L << 62;
}
