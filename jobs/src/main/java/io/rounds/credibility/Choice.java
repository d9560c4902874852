package io.rounds.credibility;

import io.rounds.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * A source that an account votes on, before its taste decides for or against.
 *
 * @param source an id as of {@link Source#id()}
 * @param weight 0 to 1: the account's standing, damped where it pushes this one source
 * @param origin a fingerprint of the account whose post it only passed on; null where the vote is its own
 * @param paper what was shared has a scholarly identifier
 */
public record Choice(String source, double weight, @Nullable Long origin, boolean paper) {}
