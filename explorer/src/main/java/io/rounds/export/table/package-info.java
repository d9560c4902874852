/**
 * Exports the documents of one index as a table, CSV or NDJSON.
 *
 * <p>The columns of a CSV are the fields of the index's schema; {@code TableCells} flattens objects and lists into
 * cells.
 */
@NullMarked
package io.rounds.export.table;

import org.jspecify.annotations.NullMarked;
