package io.rounds.credibility;

import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A source that an account votes on, before the direction of the vote is known.
 *
 * @param source an id as of {@link Source#id()}
 * @param weight 0 to 1: the account's standing, reduced where it mostly shares this one source
 * @param origin fingerprint of the account that it reposted; null where it shared the source itself
 * @param paper whether a shared link has a scholarly identifier
 */
public record Choice(String source, double weight, @Nullable Long origin, boolean paper) {}
