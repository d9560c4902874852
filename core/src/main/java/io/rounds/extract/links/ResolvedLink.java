package io.rounds.extract.links;

import io.rounds.model.Link;
import org.jspecify.annotations.Nullable;

/**
 * What a link is, and what it takes to know that.
 *
 * @param link null where it is no link
 * @param converted characters of the international host names in it, which take long; a short name counts 20
 */
public record ResolvedLink(@Nullable Link link, int converted) {}
