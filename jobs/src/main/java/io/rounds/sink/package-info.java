/**
 * Where documents go: Elasticsearch, or files with one JSON document a line.
 *
 * <p>A document has an id and a version and is written idempotently: of all that is ever sent for one id the highest
 * version stays. So a job may send everything twice, after a failure or in a replay, and the result is the same.
 */
@NullMarked
package io.rounds.sink;

import org.jspecify.annotations.NullMarked;
