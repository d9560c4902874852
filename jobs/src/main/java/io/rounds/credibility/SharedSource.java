package io.rounds.credibility;

import io.rounds.model.Fingerprint;
import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * That an account shared a source on a day, however often.
 *
 * @param source an id as of {@link Source#id()}
 * @param origin a fingerprint of the account whose post it passed on; null where it shared the source itself, too
 * @param paper whether something shared has a scholarly identifier
 */
public record SharedSource(String source, @Nullable Long origin, boolean paper) {

    long fingerprint() {
        return Fingerprint.of(source);
    }

    /** Both: the same in either order. */
    SharedSource and(SharedSource other) {
        Long both = origin == null || other.origin == null ? null : (Long) Math.min(origin, other.origin);
        return new SharedSource(source, both, paper || other.paper);
    }
}
