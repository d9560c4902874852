package io.rounds.export.graph;

import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Selection;

/**
 * What graph somebody wants.
 *
 * @param selection of the documents it is made of
 * @param minWeight edges of less weight are left out, and nodes without an edge; 1 or more
 */
public record GraphRequest(GraphKind kind, Selection selection, long minWeight) {

    /** @throws IllegalArgumentException when the documents have no field that the selection needs */
    public GraphRequest {
        selection.check(IndexSchema.of(kind.index()));
        if (minWeight < 1) {
            throw new IllegalArgumentException("The least weight of edges is 1 or more, not " + minWeight);
        }
    }
}
