package io.rounds.export.table;

import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Selection;

/**
 * What table somebody wants.
 *
 * @param schema of the index
 * @param withText whether the fields with what people wrote are part of it
 * @param byteOrderMark whether a CSV starts with one, without which some spreadsheets take UTF-8 for something else
 */
public record TableRequest(
        IndexSchema schema, Selection selection, TableFormat format, boolean withText, boolean byteOrderMark) {

    /** @throws IllegalArgumentException when the documents have no field that the selection needs */
    public TableRequest {
        selection.check(schema);
    }
}
