/**
 * Exports results: tables of documents as CSV or NDJSON, and graphs for Gephi, networkx and R.
 *
 * <p>All exports stream. A {@link io.rounds.export.source.DocumentSource} returns the documents of a
 * {@link io.rounds.export.source.Selection} one by one; {@link io.rounds.export.table.TableExport} writes them at once,
 * {@link io.rounds.export.graph.GraphExport} sorts nodes and edges on disk and passes them to a
 * {@link io.rounds.export.graph.format.GraphWriter}. So a million edges take no more memory than a thousand, and the
 * same documents always give the same bytes. The command {@code rounds export} and the explorer use the same classes.
 */
@NullMarked
package io.rounds.export;

import org.jspecify.annotations.NullMarked;
