/**
 * The Flink sinks that write documents to Elasticsearch or to files, with retries and checkpoints.
 */
@NullMarked
package io.rounds.sink.flink;

import org.jspecify.annotations.NullMarked;
