package io.rounds.export.table;

import io.rounds.documents.IndexSchema;
import io.rounds.export.source.Selection;

/**
 * A table to export.
 *
 * @param schema of the index
 * @param withText whether to include fields with text that users wrote
 * @param byteOrderMark whether a CSV starts with one, without which some spreadsheets do not recognise UTF-8
 */
public record TableRequest(
        IndexSchema schema, Selection selection, TableFormat format, boolean withText, boolean byteOrderMark) {

    /** @throws IllegalArgumentException when the documents lack a field that the selection needs */
    public TableRequest {
        selection.check(schema);
    }
}
