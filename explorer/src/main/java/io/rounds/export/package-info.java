/**
 * Results on their way out of Elasticsearch: tables of documents as CSV or NDJSON, and graphs for Gephi, networkx and R.
 *
 * <p>Everything here streams. A {@link io.rounds.export.source.DocumentSource} gives the documents that a
 * {@link io.rounds.export.source.Selection} asks for, one by one; {@link io.rounds.export.table.TableExport} writes them as they come,
 * {@link io.rounds.export.graph.GraphExport} sorts what they say about nodes and edges on disk and hands both to a
 * {@link io.rounds.export.graph.format.GraphWriter}. So a million edges take no more memory than a thousand, and the same documents
 * always give the same bytes. The command {@code rounds export} and the explorer use the same classes.
 */
@NullMarked
package io.rounds.export;

import io.rounds.export.graph.GraphExport;
import io.rounds.export.graph.format.GraphWriter;
import io.rounds.export.source.DocumentSource;
import io.rounds.export.source.Selection;
import io.rounds.export.table.TableExport;
import org.jspecify.annotations.NullMarked;
