package io.rounds.credibility;

import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * The change of an account's vote for a source. Each account has one vote for a source: a new one replaces what is left
 * of the old one.
 *
 * @param source an id as of {@link Source#id()}
 * @param cast the new vote; null where the old one is only withdrawn
 * @param withdrawn the old one; null for a first vote
 */
public record VoteChange(
        String source, @Nullable Vote cast, @Nullable Vote withdrawn) {}
