package io.rounds.export.graph.format;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node.
 *
 * @param start when it appears
 * @param values of the columns of nodes, in their order: text, whole numbers, numbers; null for none
 */
public record GraphNode(String id, String label, Instant start, List<@Nullable Object> values) {}
