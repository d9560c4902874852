/**
 * Builds graphs from documents: who shared which link, who shares links together, who got links from whom, which
 * hashtags occur together.
 *
 * <p>A {@code GraphMapper} for each {@link io.rounds.export.graph.GraphKind} maps documents to observations of nodes
 * and edges. {@code GraphBuilder} sorts and aggregates them on disk, so that memory is bounded. File formats are in
 * {@link io.rounds.export.graph.format}.
 */
@NullMarked
package io.rounds.export.graph;

import org.jspecify.annotations.NullMarked;
