/**
 * The sinks for documents: Elasticsearch, or files with one JSON document per line.
 *
 * <p>Writes are idempotent: every document has an id and a version, and of all documents sent for an id the highest version
 * remains. So a job may send documents twice, after a failure or in a replay, with the same result.
 */
@NullMarked
package io.rounds.sink;

import org.jspecify.annotations.NullMarked;
