/**
 * Reads JSON as a stream of tokens. {@link io.rounds.ingest.json.JsonScanner} reads well-formed JSON itself, because most of a
 * tweet is skipped, and leaves everything else to Jackson.
 */
@NullMarked
package io.rounds.ingest.json;

import org.jspecify.annotations.NullMarked;
