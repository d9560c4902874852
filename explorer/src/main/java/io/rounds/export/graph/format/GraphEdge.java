package io.rounds.export.graph.format;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edge; there is at most one from a source to a target.
 *
 * @param source id of a node
 * @param target id of a node
 * @param start when it appears
 * @param values of the columns of edges, in their order: text, whole numbers, numbers; null for none
 */
public record GraphEdge(String source, String target, long weight, Instant start, List<@Nullable Object> values) {}
