package io.rounds.export.graph;

import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Selection;

/**
 * A graph to export.
 *
 * @param selection of documents
 * @param minWeight edges of less weight are left out, and nodes without an edge; 1 or more
 */
public record GraphRequest(GraphKind kind, Selection selection, long minWeight) {

    /** @throws IllegalArgumentException when the documents lack a field that the selection needs */
    public GraphRequest {
        selection.check(IndexSchema.of(kind.index()));
        if (minWeight < 1) {
            throw new IllegalArgumentException("The minimum weight of edges is 1 or more, not " + minWeight);
        }
    }
}
