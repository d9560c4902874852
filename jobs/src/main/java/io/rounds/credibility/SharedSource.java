package io.rounds.credibility;

import io.rounds.model.Fingerprint;
import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A source that an account shared on a day, however often.
 *
 * @param source an id as of {@link Source#id()}
 * @param origin fingerprint of the account that it reposted; null where it also shared the source itself
 * @param paper whether a shared link has a scholarly identifier
 */
public record SharedSource(String source, @Nullable Long origin, boolean paper) {

    long fingerprint() {
        return Fingerprint.of(source);
    }

    /** Merges both; commutative. */
    SharedSource and(SharedSource other) {
        Long both = origin == null || other.origin == null ? null : (Long) Math.min(origin, other.origin);
        return new SharedSource(source, both, paper || other.paper);
    }
}
