/**
 * Writes graphs as GEXF, GraphML, CSV or JSON, node by node and edge by edge.
 *
 * <p>{@link io.rounds.export.graph.format.GraphFormat} makes the {@link io.rounds.export.graph.format.GraphWriter} of a
 * format. A graph starts with a {@link io.rounds.export.graph.format.GraphHeader}, which names the attributes of nodes
 * and edges.
 */
@NullMarked
package io.rounds.export.graph.format;

import org.jspecify.annotations.NullMarked;
