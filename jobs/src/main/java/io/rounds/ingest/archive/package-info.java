/**
 * Reads archive files record by record in bounded memory, possibly gzip: NDJSON, JSON over many lines, CSV, and the
 * personal archives of Twitter. The records found here are parsed by {@link io.rounds.ingest.RecordParser}.
 */
@NullMarked
package io.rounds.ingest.archive;

import org.jspecify.annotations.NullMarked;
