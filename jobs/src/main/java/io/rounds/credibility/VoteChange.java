package io.rounds.credibility;

import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * What changes for a source when an account votes: each account has one vote for a source, so a new one takes the place
 * of the old one, as far as that has not faded.
 *
 * @param source an id as of {@link Source#id()}
 * @param cast the new vote; null where the account's old one is only withdrawn
 * @param withdrawn the old one; null for a first vote
 */
public record VoteChange(
        String source, @Nullable Vote cast, @Nullable Vote withdrawn) {}
