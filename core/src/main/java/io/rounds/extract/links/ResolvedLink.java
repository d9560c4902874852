package io.rounds.extract.links;

import io.rounds.model.Link;
import org.jspecify.annotations.Nullable;

/**
 * A resolved link and the cost of resolving it.
 *
 * @param link null if the URL is not a link
 * @param converted characters of international host names that were converted, which is slow; a short name counts 20
 */
public record ResolvedLink(@Nullable Link link, int converted) {}
